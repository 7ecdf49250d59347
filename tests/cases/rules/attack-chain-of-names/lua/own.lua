for i = 1, 400 do condition("own-" .. i) { "own-" .. (i + 1) } end
condition "own-401" { yes("trial") }
