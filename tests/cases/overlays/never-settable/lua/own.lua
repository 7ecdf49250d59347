value "own_double" { of = { "own_days" }, compute = function(a) return a.own_days * 2 end }
finding "OWN-COLOUR" { when = all { answered("own_colour") }, say = "it is coloured", hint = "take the colour out" }
