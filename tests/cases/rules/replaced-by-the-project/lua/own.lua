rule "TINY-TRIAL" { because = "this project always has a trial", require = { "tiny.trial" } }
