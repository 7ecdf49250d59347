local t = { yes("trial") }
t[2] = t
condition "own" (t)
