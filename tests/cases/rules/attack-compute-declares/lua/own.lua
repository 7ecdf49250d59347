value "yearly_price" {
  of = {},
  compute = function() rule "OWN-1" { because = "too late", require = { "tiny.trial" } } return 1 end,
}
