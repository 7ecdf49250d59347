value "yearly_price" {
  of = { "weekly_price" },
  compute = function(a)
    local function f() return 1 + f() end
    return f()
  end,
}
