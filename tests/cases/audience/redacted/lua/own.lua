redaction "COMMERCIAL" {
  of = "commercial", say = "commercially sensitive",
  because = "it would harm somebody's commercial interests", law = "tiny-act-2020 s7",
}
redaction "CHILD" { of = "child", say = "about a child", because = "it would tell of a child" }
redaction "OPEN" { questions = { "spot_price" }, shows = true, because = "the board has opened it" }
