-- Needs analysis: the groups of children expected, and the places that follow from them.

condition "needs-known"       { has("cohorts") }
condition "no-places-counted" { none { "commits-places", "cost-volume" } }

-- Values.

-- Nought is no child; a number from one to below the least shown could be somebody.
local function hidden(number, least) return number > 0 and number < least end

local function shown(number, least)
  if hidden(number, least) then return "fewer than " .. least end
  return "" .. number
end

local function hidden_in(groups, question, least)
  local count = 0
  for _, group in ipairs(groups) do
    if hidden(group[question] or 0, least) then count = count + 1 end
  end
  return count
end

-- What is committed on the last night of a year: the latest step that has come, or the whole number.
local function places_after(a, years)
  if not a.ramp_up or #a.ramp_steps == 0 then return a.committed_places end
  local places = 0
  for _, step in ipairs(a.ramp_steps) do
    if step.ramp_from < a.quarter_start + 365 * years then places = step.ramp_places end
  end
  return places
end

local function share(part, whole)
  if whole == 0 then return 0 end
  return div(part * 10000, whole)
end

value "forecast_now"         { of = { "cohorts" }, compute = function(a) return total(a.cohorts, "cohort_now") end }
value "forecast_first_year"  { of = { "cohorts" }, compute = function(a) return total(a.cohorts, "cohort_first_year") end }
value "forecast_second_year" { of = { "cohorts" }, compute = function(a) return total(a.cohorts, "cohort_second_year") end }
value "forecast_third_year"  { of = { "cohorts" }, compute = function(a) return total(a.cohorts, "cohort_third_year") end }

value "cohort_now_shown" {
  of      = { "cohort_now", "measure_small_number" },
  compute = function(a) return shown(a.cohort_now, a.measure_small_number) end,
}

value "cohort_first_shown" {
  of      = { "cohort_first_year", "measure_small_number" },
  compute = function(a) return shown(a.cohort_first_year, a.measure_small_number) end,
}

value "cohort_second_shown" {
  of      = { "cohort_second_year", "measure_small_number" },
  compute = function(a) return shown(a.cohort_second_year, a.measure_small_number) end,
}

value "cohort_third_shown" {
  of      = { "cohort_third_year", "measure_small_number" },
  compute = function(a) return shown(a.cohort_third_year, a.measure_small_number) end,
}

-- One hidden number alone in its column is the total less the others.
value "needs_bare" {
  of      = { "cohorts", "measure_small_number" },
  compute = function(a)
    local bare = 0
    for _, column in ipairs({ "cohort_now", "cohort_first_year", "cohort_second_year", "cohort_third_year" }) do
      if hidden_in(a.cohorts, column, a.measure_small_number) == 1 then bare = bare + 1 end
    end
    return bare
  end,
}

value "places_first_year" {
  of      = { "committed_places", "ramp_up", "ramp_steps", "quarter_start" },
  compute = function(a) return places_after(a, 1) end,
}

value "places_second_year" {
  of      = { "committed_places", "ramp_up", "ramp_steps", "quarter_start" },
  compute = function(a) return places_after(a, 2) end,
}

value "places_third_year" {
  of      = { "committed_places", "ramp_up", "ramp_steps", "quarter_start" },
  compute = function(a) return places_after(a, 3) end,
}

value "places_in_band" {
  of      = { "volume_model", "flex_up_places" },
  compute = function(a)
    if a.volume_model ~= "soft_block" then return 0 end
    return a.flex_up_places
  end,
}

value "places_first_share" {
  of      = { "places_first_year", "forecast_first_year" },
  compute = function(a) return share(a.places_first_year, a.forecast_first_year) end,
}

value "places_second_share" {
  of      = { "places_second_year", "forecast_second_year" },
  compute = function(a) return share(a.places_second_year, a.forecast_second_year) end,
}

value "places_third_share" {
  of      = { "places_third_year", "forecast_third_year" },
  compute = function(a) return share(a.places_third_year, a.forecast_third_year) end,
}

-- What is wrong.

finding "SPEC-FORECAST-LOW" {
  when = all { "block-price",
               any { under("forecast_first_year", answer("places_first_year")),
                     under("forecast_second_year", answer("places_second_year")),
                     under("forecast_third_year", answer("places_third_year")) } },
  say  = "in one of the three years the councils expect fewer children than the places to which they commit",
  hint = "correct the forecast, commit to fewer places, or plan a ramp-up",
}

finding "NEEDS-PARTNERSHIP" {
  when = all { "partnership",
               any { under("forecast_first_year", answer("partnership_places")),
                     under("forecast_second_year", answer("partnership_places")),
                     under("forecast_third_year", answer("partnership_places")) } },
  say  = "in one of the three years the councils expect fewer children than the places whose cost they share",
  hint = "correct the forecast, or share the cost of fewer places",
}

finding "NEEDS-BARE" {
  when = over("needs_bare", 0),
  say  = "a small number that is hidden can be worked out from the total of its column",
  hint = "join that group with a like one",
}

finding "NEEDS-LATE" {
  each = "cohorts",
  when = over("cohort_source_date", answer("start_date")),
  say  = "the source of a group is dated after the start",
  hint = "correct cohort_source_date",
}
