rule "TINY-BLOCK" { because = "this pack says nothing of volume", when = "block", forbid = { "tiny.volume" } }
