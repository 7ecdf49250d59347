value "yearly_price" { of = { "weekly_price" }, compute = function(a) return price.nights(a.weekly_price * 1000000000000, 9000000) end }
