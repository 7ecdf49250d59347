finding "F-BYTE" { when = no("trial"), say = "a byte \255" }
