local holds = {
  is("model", "spot"), is_not("model", "block"), one_of("model", { "block", "spot" }),
  yes("trial"), over("places", 5), under("places", 7), at_least("places", 6), at_most("places", 6),
  over("weekly_price", pounds("4,899.99")), under("weekly_price", pounds(4901)),
  at_least("void_share", percent(60)), at_most("void_share", percent("60.00")),
  over("places", answer("own_two")), answered("remark"), has("homes"), count_over("homes", 1),
  some("homes", over("home_places", 4)), every("homes", over("home_places", 3)),
  all { yes("trial"), is("model", "spot") }, any { no("trial"), yes("trial") }, none { no("trial") },
  at_most("places", law_limit("tiny-act-2020 s7")), same("provider_name", "own_name"),
}
local fails = {
  is("model", "block"), is_not("model", "spot"), one_of("model", { "block", "shared" }),
  no("trial"), over("places", 6), under("places", 6), at_least("places", 7), at_most("places", 5),
  over("weekly_price", pounds("4,900")), answered("own_nothing"), over("own_nothing", 0),
  under("own_nothing", 9), has("stays"), count_over("homes", 2),
  some("homes", over("home_places", 5)), every("homes", over("home_places", 4)), every("homes", no("trial")),
  all { yes("trial"), is("model", "block") }, any { no("trial"), "block" }, none { yes("trial") },
  over("places", law_limit("tiny-act-2020 s7")), same("provider_name", "project_title"),
}
for i, c in ipairs(holds) do finding("HOLDS-" .. i) { when = c, say = "as it should" } end
for i, c in ipairs(fails) do finding("FAILS-" .. i) { when = c, say = "as it should not" } end
