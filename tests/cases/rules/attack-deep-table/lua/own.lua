local t = { yes("trial") }
for i = 1, 100000 do t = { t } end
condition "own" (t)
