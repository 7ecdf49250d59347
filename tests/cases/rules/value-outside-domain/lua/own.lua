value "own_share" { of = {}, compute = function(a) return 10001 end }
