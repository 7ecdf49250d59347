local said = [=[ a | b ]] ]=] .. "~" .. '&'
