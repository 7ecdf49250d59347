--[==[ a comment ]] of
lines ]==] local one = 1 << 2
