condition "many" { over("places", law_limit("own-act-2021 s7")) }

rule "OWN" { because = "rooms need windows", law = "own-act-2021 s7", require = { "own.one" } }

finding "OWN-MANY" {
  law  = "tiny-act-2020 s7",
  when = all { "many", over("places", law_limit("tiny-act-2020 s7")) },
  say  = "there are too many",
  hint = "promise fewer",
}
