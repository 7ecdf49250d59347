local words = "x"
for i = 1, 20 do words = words .. words end
for i = 1, 1000 do
  rule ("R" .. i) { because = words, when = yes("trial") }
end
