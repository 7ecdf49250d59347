value "yearly_price" {
  of = { "weekly_price" },
  compute = function(a)
    local s = "x"
    for i = 1, 60 do s = s .. s end
    return 1
  end,
}
