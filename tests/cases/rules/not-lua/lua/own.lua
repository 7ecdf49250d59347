condition "own" { yes("trial") }
rule "OWN-1" {
  because = "a brace is missing",
