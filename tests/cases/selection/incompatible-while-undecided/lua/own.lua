rule "TINY-TRIAL" { because = "a trial was asked for", when = yes("own_choice"), require = { "tiny.trial" } }
