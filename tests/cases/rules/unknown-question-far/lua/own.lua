condition "own" { yes("an_altogether_different_matter") }
