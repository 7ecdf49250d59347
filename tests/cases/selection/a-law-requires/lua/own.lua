rule "OWN-LAW" {
  because = "the law wants every place to be promised",
  law = "tiny-act-2020 sch2",
  require = { "tiny.volume#block" },
}
