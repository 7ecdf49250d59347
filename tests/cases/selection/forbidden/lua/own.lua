rule "OWN-1" { because = "it never ends", forbid = { "tiny.ending" } }
