value "own_double" { of = { "own_days" }, compute = function(a) return a.own_days * 2 end }
