-- a ~ in a comment and "a | b" in words are nothing
condition "own" { none { "trial" } }
value "yearly_price" { of = {}, compute = function() return 1 | 2 end }
