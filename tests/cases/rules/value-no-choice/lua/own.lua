value "own_kind" { of = {}, compute = function(a) return "huge" end }
