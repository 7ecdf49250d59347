condition "own" { is("model", "sport") }
