condition "own" { answer("places") }
