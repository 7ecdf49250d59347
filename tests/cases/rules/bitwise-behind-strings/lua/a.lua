local said = [[ " ]] local one = 1 & 2
