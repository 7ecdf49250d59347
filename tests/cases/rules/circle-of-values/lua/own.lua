value "own_this" { of = { "own_that" }, compute = function(a) return a.own_that end }
value "own_that" { of = { "own_this" }, compute = function(a) return a.own_this end }
