local said = "on \z
  and on" local one = 1 | 2 local more = ""
