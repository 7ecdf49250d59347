local c = yes("trial")
for i = 1, 5000 do c = some("homes", c) end
condition "own" { c }
