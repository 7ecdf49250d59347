value "own_day" { of = {}, compute = function() return -1 end }
