finding "OWN-1" { when = no("trial"), say = "café" }
