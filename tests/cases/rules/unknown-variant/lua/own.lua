rule "OWN-1" { because = "it is misspelt", require = { "tiny.volume#hard" } }
