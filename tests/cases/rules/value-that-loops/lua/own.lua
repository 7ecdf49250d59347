value "yearly_price" {
  of = { "weekly_price" },
  compute = function(a) while true do end end,
}
