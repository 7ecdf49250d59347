condition "own-0" { yes("trial") }
for i = 1, 40 do
  condition("own-" .. i) { "own-" .. (i - 1), none { "own-" .. (i - 1) } }
end
rule "OWN-1" { because = "it would take for ever", when = "own-40", require = { "tiny.trial" } }
