rule "TINY-TRIAL" { because = "not in this pack", when = "trial", forbid = { "tiny.trial" } }
