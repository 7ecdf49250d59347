value "yearly_price" { of = { "weekly_price" }, compute = function(a) return a.weekly_price * 1000000007 * 1000000007 end }
