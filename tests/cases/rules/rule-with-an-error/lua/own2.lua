rule "OWN-2" { because = "read after it", require = { "tiny.trial" } }
