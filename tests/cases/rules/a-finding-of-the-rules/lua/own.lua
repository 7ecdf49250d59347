finding "OWN-LATE" {
  blocks = true, law = "tiny-act-2020 s7", when = over("places", law_limit("tiny-act-2020 s7")),
  say = "more places than the law allows", hint = "offer fewer",
}
finding "OWN-ODD" { when = at_least("places", 31), say = "this is a large number of places" }
finding "OWN-HOME" { each = "homes", when = over("home_places", 5), say = "a large home" }
finding "OWN-VOLUME" { when = placed("tiny.volume#spot"), say = "nothing is promised" }
finding "OWN-NEVER" { when = { placed("tiny.trial"), "trial" }, say = "this does not hold" }
