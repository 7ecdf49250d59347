value "yearly_price" {
  of = { "weekly_price" },
  compute = function(a) return a.weekly_prize * 52 end,
}
