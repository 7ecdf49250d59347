-- Growing numbers: what the steps of a ramp-up make fall due, and what is wrong with them.

-- What is owed if nobody is placed in so many places for so many nights.
local function exposure(a, places, nights)
  return volume.exposure {
    committed_places = places, flex_down_places = 0, nights = nights, weekly = a.block_price, void_rate = a.void_share,
  }
end

-- The most for a quarter at one step's number.
value "ramp_exposure" {
  of      = { "ramp_places", "places_down", "example_quarter_nights", "block_price", "void_share" },
  compute = function(a) return exposure(a, max(a.ramp_places - a.places_down, 0), a.example_quarter_nights) end,
}

-- The most for the term, step by step: each number holds until the next date, the last one to the end.
-- One sum, rounded once.
value "exposure_steps" {
  of      = { "ramp_steps", "quarter_start", "term_nights", "places_down", "block_price", "void_share" },
  compute = function(a)
    local finish, nights = a.quarter_start + a.term_nights, 0
    for i, step in ipairs(a.ramp_steps) do
      local following = a.ramp_steps[i + 1]
      local upto = following == nil and finish or min(following.ramp_from, finish)
      nights = nights + max(step.ramp_places - a.places_down, 0) * max(upto - max(step.ramp_from, a.quarter_start), 0)
    end
    return exposure(a, 1, nights)
  end,
}

value "ramp_first_date" {
  of      = { "ramp_steps", "quarter_start" },
  compute = function(a)
    if a.ramp_steps[1] == nil then return a.quarter_start end
    return a.ramp_steps[1].ramp_from
  end,
}

value "ramp_last_places" {
  of      = { "ramp_steps", "committed_places" },
  compute = function(a)
    if #a.ramp_steps == 0 then return a.committed_places end
    return a.ramp_steps[#a.ramp_steps].ramp_places
  end,
}

value "ramp_wrong_order" {
  of      = { "ramp_steps" },
  compute = function(a) return not_rising(a.ramp_steps, "ramp_from") end,
}

value "ramp_falls" {
  of      = { "ramp_steps" },
  compute = function(a) return not_rising(a.ramp_steps, "ramp_places") end,
}

finding "VOL-RAMP-STEPS" {
  blocks = true,
  when   = all { "ramp-up", none { has("ramp_steps") } },
  say    = "the number of places grows, but no step is given",
  hint   = "list ramp_steps",
}

finding "VOL-RAMP-LAST" {
  blocks = true,
  when   = all { "ramp-up", has("ramp_steps"),
                 any { under("ramp_last_places", answer("committed_places")), over("ramp_last_places", answer("committed_places")) } },
  say    = "the steps do not end at the number of committed places",
  hint   = "make the last step the whole number, or correct committed_places",
}

finding "VOL-RAMP-ORDER" {
  blocks = true,
  when   = all { "ramp-up", over("ramp_wrong_order", 0) },
  say    = "the dates of the steps do not follow one another, so the number on a night is unclear",
  hint   = "list ramp_steps by date, one step a date",
}

finding "VOL-RAMP-FALL" {
  when = all { "ramp-up", over("ramp_falls", 0) },
  say  = "a step does not raise the number of places",
  hint = "correct ramp_steps; a number that falls is agreed under volume.change",
}

finding "VOL-RAMP-START" {
  when = all { "ramp-up", over("ramp_first_date", answer("quarter_start")) },
  say  = "no place is committed between the start and the first step",
  hint = "let the first step begin on quarter_start, or accept this by name",
}
