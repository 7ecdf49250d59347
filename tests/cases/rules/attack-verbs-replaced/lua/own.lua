yes = function() return nil end
rule = nil
condition "own" { yes("trial") }
