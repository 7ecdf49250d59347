rule "OWN-1" { because = "all of it was asked for", when = yes("own_choice"), require = { "tiny.volume#block" } }
