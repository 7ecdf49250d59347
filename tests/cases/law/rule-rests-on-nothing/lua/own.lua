rule "OWN" { because = "payment is in time", law = "tiny-act-2020 s8", prefer = { "tiny.payment" } }
finding "OWN-MANY" {
  law  = "nobody-act",
  when = over("places", 100),
  say  = "there are too many",
  hint = "promise fewer",
}
