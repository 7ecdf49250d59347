condition "own" { 42 }
