condition "own" { yes("trail") }
