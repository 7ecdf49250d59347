finding "F-LIST" { when = is("homes", "elm"), say = "the homes are" }
