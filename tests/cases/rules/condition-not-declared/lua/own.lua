condition "own" { "shred" }
rule "OWN-1" { because = "it is misspelt", when = "trila", require = { "tiny.trial" } }
