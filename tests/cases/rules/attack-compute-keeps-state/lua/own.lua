local seen = 0
value "yearly_price" { of = { "weekly_price" }, compute = function(a) seen = seen + 1 return a.weekly_price * 52 end }
