rule "OWN-1" { because = "never", when = "trial", forbid = { "tiny.trial" } }
