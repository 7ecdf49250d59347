rule "OWN-1" { becuase = "it is misspelt", require = { "tiny.trial" } }
