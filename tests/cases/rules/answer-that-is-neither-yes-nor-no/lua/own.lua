finding "F-MAYBE" { when = is("trial", "maybe"), say = "perhaps" }
