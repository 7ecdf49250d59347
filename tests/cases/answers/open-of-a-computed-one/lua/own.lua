value "own_cost" { of = { "own_weekly", "own_weeks" }, compute = function(a) return a.own_weekly * a.own_weeks end }
value "own_total" { of = { "own_cost", "own_children" }, compute = function(a) return a.own_cost * a.own_children end }
