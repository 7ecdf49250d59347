rule "OWN-1" { because = "it must be there", require = { "own.one" } }
