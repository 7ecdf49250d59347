-- What a published copy leaves out, what it says there, and why. Redaction goes by rule, not by eye:
-- every answer has a sensitivity, and each sensitivity above public has its ground here. A project
-- whose board opens some figures names them in its own lua/: redaction "OPEN" { questions = { ... }, shows = true, because = "..." }

redaction "COMMERCIAL" {
  of      = "commercial",
  say     = "commercially sensitive",
  because = "it would harm somebody's commercial interests, and the public interest in withholding it overrides",
  law     = "procurement-act-2023 s94",
}

redaction "SMALL-GROUPS" {
  questions = { "cohorts" },
  say     = "small group",
  because = "a group of few children, in a small area, can point to one of them",
  law     = "foia-2000 s40",
}

redaction "PERSONAL" {
  of      = "personal",
  say     = "about a person",
  because = "it would tell the public of a person who has not chosen to be known",
  law     = "foia-2000 s40",
}

redaction "CHILD" {
  of      = "child",
  say     = "about a child",
  because = "it would tell the public of a child in care",
  law     = "foia-2000 s40",
}
