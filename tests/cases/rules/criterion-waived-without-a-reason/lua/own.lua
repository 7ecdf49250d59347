criterion "own" {
  number = 1, title = "Ours", evidence = "rounds",
  because = "nobody should be asked about what is out", hint = "close the round",
  waived = "",
}
