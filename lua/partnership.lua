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
  require = { "price.core#partnership" },
}

rule "PART-PRICE-CALLOFF" {
  because = "the call-off contract states the contribution and the local price that it fixes",
  when    = all { "partnership", "call-offs" },
  require = { "calloff.price-particulars#partnership" },
}

rule "PART-PROMISE" {
  because = "what is promised is a contribution and being first, not a number of placements",
  when    = "partnership",
  require = { "agreement.commitment#partnership" },
}

-- Values. A year of the sums is 52 weeks of seven nights, without nights that are free and without a share of a loss.

local weeks = 52

local function contribution(a) return price.share(a.fixed_cost_year, a.contribution_rate) end

local function contribution_week(a) return div(contribution(a), weeks * a.partnership_places) end

local function steps_wrong(a)
  local wrong = 0
  for i = 2, #a.sharing_steps do
    local before, step = a.sharing_steps[i - 1], a.sharing_steps[i]
    if step.sharing_from <= before.sharing_from or step.sharing_rate < before.sharing_rate then wrong = wrong + 1 end
  end
  return wrong
end

-- Steps that do not rise are a finding, and no steps for a sum.
local function steps(a)
  local list = {}
  if steps_wrong(a) > 0 then return list end
  for i, step in ipairs(a.sharing_steps) do list[i] = { from = step.sharing_from, share = step.sharing_rate } end
  return list
end

local terms = { "partnership_places", "fixed_cost_year", "contribution_rate", "local_price", "outside_price",
                "variable_cost_week", "release_share_rate", "compensation_price", "retained_return_rate", "sharing_steps",
                "partnership_cap" }

local function sheet(a, capped)
  return {
    places = a.partnership_places, fixed_cost_year = a.fixed_cost_year, contribution_rate = a.contribution_rate,
    local_weekly = a.local_price, outside_weekly = a.outside_price, release_share = a.release_share_rate,
    compensation_weekly = a.compensation_price, retained_return = a.retained_return_rate,
    variable_weekly = a.variable_cost_week, weeks = weeks, loss_share = 0, host_capped = capped, steps = steps(a),
  }
end

-- A year in which so many places are used by the councils, by others after a release, and by others without one.
local function year(a, used, released, outside)
  local s = sheet(a, a.partnership_cap)
  s.local_places, s.released_places, s.unreleased_places, s.months = used, released, outside, 12
  return partnership.places(s)
end

local function failing(a, check, capped)
  local s = sheet(a, capped)
  s.check = check
  return partnership.failing(s)
end

-- One value for each line of a case, as the schedule's table has them.
local function case(name, at)
  local lines = { fees = "fees", release = "release", compensation = "compensation", cost = "cost", surplus = "surplus",
                  share = "share", kept = "provider_retained", net = "host_net" }
  for _, line in ipairs { "fees", "release", "compensation", "cost", "surplus", "share", "kept", "net" } do
    value("part_" .. name .. "_" .. line) {
      of      = terms,
      compute = function(a) return at(a, a.partnership_places)[lines[line]] end,
    }
  end
end

case("local",    function(a, all) return year(a, all, 0, 0) end)
case("empty",    function(a, all) return year(a, all - 1, 0, 0) end)
case("released", function(a, all) return year(a, all - 1, 1, 0) end)
case("outside",  function(a, all) return year(a, all - 1, 0, 1) end)

-- Of the compensation alone: the limit on what comes back is another choice, and the table of checks shows what both do.
value "local_preference_failing" {
  of      = terms,
  compute = function(a) return failing(a, "local_preference", false) end,
}

value "host_profit_failing" {
  of      = terms,
  compute = function(a) return failing(a, "host_not_profiting", a.partnership_cap) end,
}

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
    return a.outside_price - price.share(max(a.outside_price - a.local_price, 0), a.release_share_rate)
  end,
}

value "outside_place_week" {
  of      = { "outside_price", "compensation_price" },
  compute = function(a) return a.outside_price - a.compensation_price end,
}

value "sharing_steps_wrong" {
  of      = { "sharing_steps" },
  compute = steps_wrong,
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
  hint   = "list sharing_steps; one step makes the share flat",
}

finding "PART-STEPS" {
  blocks = true,
  when   = all { "partnership", over("sharing_steps_wrong", 0) },
  say    = "the steps of the share do not rise with local use",
  hint   = "order sharing_steps from the lowest local use, with no rate below the one before",
}

finding "PART-FLAT" {
  blocks = true,
  when   = all { placed("partnership.sharing#flat"), count_over("sharing_steps", 1) },
  say    = "the board chose one share for every year, but sharing_steps has steps",
  hint   = "leave one step in sharing_steps",
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
  when = all { "partnership", over("local_preference_failing", 0) },
  say  = "at some levels of use, a place that others use without a release leaves the provider more than a local child does",
  hint = "raise compensation_price above outside_price less local_price, or make sharing_steps less steep",
}

finding "PART-HOST-PROFIT" {
  when = all { "partnership", over("host_profit_failing", 0) },
  say  = "at some levels of use the council would get back more than it pays, and earn from other councils' children",
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
