local c = yes("trial")
for i = 1, 100000 do c = none { c } end
condition "own" { c }
