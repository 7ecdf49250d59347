value "yearly_price" { of = {}, compute = function() error({}) end }
