value "yearly_price" { of = {}, compute = function(a) return "a lot" end }
