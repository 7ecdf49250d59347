rule "OWN-BELL" { because = "it \7 rings", require = { "tiny.trial" } }
