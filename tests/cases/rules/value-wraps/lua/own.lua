value "yearly_price" { of = { "weekly_price" }, compute = function(a) return a.weekly_price * 1000000000000 * 1000000000 end }
