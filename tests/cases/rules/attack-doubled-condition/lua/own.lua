local c = yes("trial")
for i = 1, 60 do c = all { c, c } end
condition "own" { c }
