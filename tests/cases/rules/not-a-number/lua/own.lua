condition "own" { over("model", 3) }
