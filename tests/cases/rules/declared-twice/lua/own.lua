condition "own" { yes("trial") }
condition "own" { no("trial") }
