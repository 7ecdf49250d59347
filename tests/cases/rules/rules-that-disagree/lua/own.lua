rule "OWN-1" { because = "one wants it so", when = "trial", require = { "tiny.volume#block" } }
rule "OWN-2" { because = "another wants it so", when = "trial", require = { "tiny.volume#shared" } }
