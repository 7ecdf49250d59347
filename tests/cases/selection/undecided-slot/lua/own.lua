condition "own-choice" { yes("own_choice") }
