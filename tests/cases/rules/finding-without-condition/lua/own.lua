finding "OWN-1" { say = "always" }
