-- Topic partnership: a council carries part of a home's fixed cost, comes first in it, pays less for its own children, and
-- shares in what others pay and in a good year.

condition "partnership-ramp"   { all { "partnership", yes("ramp_up") } }
condition "partnership-capped" { all { "partnership", yes("partnership_cap") } }
-- Places can leave what is kept for the councils for a time, and are no vacancy then.
condition "places-released"    { any { "release-allowed", "partnership" } }

-- Which clauses.

rule "PART-1" {
  because = "a partnership shares cost, surplus and risk, so every one of its sums has a clause, and both sides can see the books",
  when    = "partnership",
  require = { "partnership.places", "partnership.contribution", "partnership.opening", "partnership.release",
              "partnership.compensation", "partnership.empty-places", "partnership.sharing", "partnership.loss",
              "partnership.settlement", "partnership.subsidy", "partnership.ending", "partnership.schedule",
              "price.open-book", "price.cost-statement#partnership", "matching.veto", "volume.first-refusal",
              "volume.recall", "governance.board", "governance.meetings" },
}

rule "PART-PRICE" {
  because = "the contribution pays a part of the cost, so a local place has a price of its own",
  when    = "partnership",
  require = { "price.core#partnership", "calloff.price-particulars#partnership" },
}

rule "PART-PROMISE" {
  because = "what is promised is a contribution and being first, not a number of placements",
  when    = "partnership",
  require = { "agreement.commitment#partnership" },
}

-- Values. A year of the sums is 52 weeks of seven nights.

local weeks  = 52
local nights = 364

local function least(a, b) if a < b then return a end return b end
local function above_nothing(a) if a > 0 then return a end return 0 end

local terms = { "partnership_places", "fixed_cost_year", "contribution_rate", "local_price", "outside_price",
                "variable_cost_week", "release_share_rate", "compensation_price", "compensation_free_nights",
                "retained_return_rate", "sharing_steps", "loss_share_rate", "loss_share_cap", "partnership_cap" }

local function contribution(a) return price.share(a.fixed_cost_year, a.contribution_rate) end

local function contribution_week(a) return div(contribution(a), weeks * a.partnership_places) end

-- The last step that so much local use reaches.
local function sharing_rate(a, used)
  local rate = 0
  for _, step in ipairs(a.sharing_steps) do
    if used * 10000 >= step.sharing_from * a.partnership_places then rate = step.sharing_rate end
  end
  return rate
end

-- A year in which so many places are used by the councils, by others after a release, and by others without one.
local function year(a, used, released, outside)
  local y    = { used = used }
  local most = contribution(a)
  y.fees         = price.nights(a.local_price, nights * used) + price.nights(a.outside_price, nights * (released + outside))
  y.release      = price.share(price.nights(above_nothing(a.outside_price - a.local_price), nights * released), a.release_share_rate)
  y.compensation = price.nights(a.compensation_price, above_nothing(nights - a.compensation_free_nights) * outside)
  if a.partnership_cap then
    y.release      = least(y.release, most)
    y.compensation = least(y.compensation, most - y.release)
  end
  y.cost    = a.fixed_cost_year + price.nights(a.variable_cost_week, nights * (used + released + outside))
  y.surplus = most + y.fees - y.release - y.compensation - y.cost
  y.share   = price.share(above_nothing(y.surplus - price.share(y.cost, a.retained_return_rate)), sharing_rate(a, used))
  local loss = least(price.share(above_nothing(-y.surplus), a.loss_share_rate), a.loss_share_cap)
  y.kept = y.surplus - y.share + loss
  y.net  = most + price.nights(a.local_price, nights * used) - y.release - y.compensation - y.share + loss
  return y
end

-- One value for each line of a case, as the schedule's table has them.
local function case(name, at)
  for _, line in ipairs { "fees", "release", "compensation", "cost", "surplus", "share", "kept", "net" } do
    value("part_" .. name .. "_" .. line) {
      of      = terms,
      compute = function(a) return at(a, above_nothing(a.partnership_places - 1))[line] end,
    }
  end
end

case("local",    function(a) return year(a, a.partnership_places, 0, 0) end)
case("empty",    function(a, fewer) return year(a, fewer, 0, 0) end)
case("released", function(a, fewer) return year(a, fewer, 1, 0) end)
case("outside",  function(a, fewer) return year(a, fewer, 0, 1) end)

value "part_local_used" {
  of      = { "partnership_places" },
  compute = function(a) return a.partnership_places end,
}

value "part_fewer_used" {
  of      = { "partnership_places" },
  compute = function(a) return a.partnership_places - 1 end,
}

value "contribution_year" {
  of      = { "fixed_cost_year", "contribution_rate" },
  compute = contribution,
}

value "contribution_place_week" {
  of      = { "fixed_cost_year", "contribution_rate", "partnership_places" },
  compute = contribution_week,
}

value "partnership_cost_week" {
  of      = { "fixed_cost_year", "partnership_places", "variable_cost_week" },
  compute = function(a) return div(a.fixed_cost_year, weeks * a.partnership_places) + a.variable_cost_week end,
}

-- The local price and one place's part of the contribution: what a place costs the council when all are used.
value "local_week_after_end" {
  of      = { "fixed_cost_year", "contribution_rate", "partnership_places", "local_price" },
  compute = function(a) return a.local_price + contribution_week(a) end,
}

value "released_place_week" {
  of      = { "outside_price", "local_price", "release_share_rate" },
  compute = function(a)
    return a.outside_price - price.share(above_nothing(a.outside_price - a.local_price), a.release_share_rate)
  end,
}

value "outside_place_week" {
  of      = { "outside_price", "compensation_price" },
  compute = function(a) return a.outside_price - a.compensation_price end,
}

-- Every place, all year, with the dearer of the two.
value "most_back_year" {
  of      = { "partnership_places", "local_price", "outside_price", "release_share_rate", "compensation_price" },
  compute = function(a)
    local share = price.share(above_nothing(a.outside_price - a.local_price), a.release_share_rate)
    local dearer = a.compensation_price
    if share > dearer then dearer = share end
    return price.nights(dearer, nights * a.partnership_places)
  end,
}

value "sharing_steps_wrong" {
  of      = { "sharing_steps" },
  compute = function(a)
    local wrong = 0
    for i = 2, #a.sharing_steps do
      local before, step = a.sharing_steps[i - 1], a.sharing_steps[i]
      if step.sharing_from <= before.sharing_from or step.sharing_rate < before.sharing_rate then wrong = wrong + 1 end
    end
    return wrong
  end,
}

-- What is wrong.

finding "PART-BOOK" {
  blocks = true,
  when   = all { "partnership", none { "open-book" } },
  say    = "the surplus of a partnership is shared, but nobody can see it",
  hint   = "set open_book to yes",
}

finding "PART-TWICE" {
  blocks = true,
  when   = all { "partnership", yes("surplus_share") },
  say    = "the same surplus would be shared twice: by price.surplus and by the partnership",
  hint   = "set surplus_share to no; the partnership has steps of its own",
}

finding "PART-NO-STEPS" {
  blocks = true,
  when   = all { "partnership", none { has("sharing_steps") } },
  say    = "no step says what share of a surplus the council has",
  hint   = "list sharing_steps; one step from 0% makes the share flat",
}

finding "PART-STEPS" {
  blocks = true,
  when   = all { "partnership", over("sharing_steps_wrong", 0) },
  say    = "the steps of the share do not rise with local use",
  hint   = "order sharing_steps from the lowest local use, with no rate below the one before",
}

finding "PART-FLAT" {
  blocks = true,
  when   = all { placed("partnership.sharing#flat"), any { count_over("sharing_steps", 1), some("sharing_steps", over("sharing_from", percent(0))) } },
  say    = "the board chose one share for every year, but sharing_steps has steps",
  hint   = "leave one step in sharing_steps, from 0%",
}

finding "PART-FREE-NIGHTS" {
  blocks = true,
  when   = any { all { placed("partnership.compensation#full"), over("compensation_free_nights", 0) },
                 all { placed("partnership.compensation#after-nights"), at_most("compensation_free_nights", 0) } },
  say    = "the variant of partnership.compensation and compensation_free_nights disagree, so the worked year would be wrong",
  hint   = "give nights for the variant after-nights, and 0 for the other",
}

finding "PART-LOSS" {
  blocks = true,
  when   = any { all { placed("partnership.loss#provider"), over("loss_share_rate", percent(0)) },
                 all { placed("partnership.loss#shared"), any { at_most("loss_share_rate", percent(0)), at_most("loss_share_cap", 0) } } },
  say    = "the variant of partnership.loss and the share of a loss disagree, so the worked year would be wrong",
  hint   = "give loss_share_rate and loss_share_cap for the variant shared, and 0% for the other",
}

finding "PART-SUBSIDY-LATE" {
  blocks = true,
  law    = "subsidy-control-act-2022 s12",
  when   = all { "partnership", over("subsidy_assessment_date", answer("start_date")) },
  say    = "the subsidy assessment would be written after the contribution has been agreed",
  hint   = "assess first: the principles count before the decision; then set subsidy_assessment_date",
}

finding "PART-RELEASE-SHARE" {
  when = all { "partnership", any { at_most("release_share_rate", percent(0)), at_least("release_share_rate", percent(100)) } },
  say  = "one side gains nothing from a released place, so it has no reason to let another council's child have it",
  hint = "set release_share_rate between 0% and 100%",
}

finding "PART-LOCAL" {
  when = all { "partnership", over("outside_place_week", answer("local_price")) },
  say  = "a place that others use without a release leaves the provider more than a local child does",
  hint = "raise compensation_price to outside_price less local_price, or more",
}

finding "PART-HOST-PROFIT" {
  when = all { "partnership", no("partnership_cap"), over("most_back_year", answer("contribution_year")) },
  say  = "the council could get back more in a year than it contributes, and earn from other councils' children",
  hint = "set partnership_cap to yes, or lower compensation_price or release_share_rate",
}

finding "PART-DEAR" {
  when = all { "partnership", over("local_week_after_end", answer("outside_price")) },
  say  = "with its contribution, the council pays more for a place than another council without one, even if it uses them all",
  hint = "lower local_price or contribution_rate, or check outside_price",
}

finding "PART-CAPACITY" {
  when = all { "partnership", has("homes"), over("partnership_places", answer("registered_places")) },
  say  = "the partnership has more places than the homes are registered for",
  hint = "lower partnership_places, or list another home",
}

finding "PART-COST" {
  when = all { "partnership", has("cost_lines"),
               any { under("cost_total", answer("partnership_cost_week")), over("cost_total", answer("partnership_cost_week")) } },
  say  = "the lines of cost do not add up to the fixed and the further cost of a place",
  hint = "correct cost_lines, without a return, or fixed_cost_year and variable_cost_week",
}

finding "PART-STEPS-OF-OPENING" {
  blocks = true,
  when   = all { "partnership-ramp", none { has("ramp_steps") } },
  say    = "the places open in steps, but no step is given",
  hint   = "list ramp_steps, or set ramp_up to no",
}
