rule "OWN-1" { require = { "tiny.trial" } }
