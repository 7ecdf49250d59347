-- Dates that cannot all be true. Each is read by clauses of other topics; here they are held against one another.

condition "outcome-before-start" { at_most("outcome_date", answer("placement_start_date")) }
condition "line-ends-first"      { at_most("fee_end", answer("fee_start")) }

-- A month is 1461 nights in 48 months, so these are right to within a few nights whatever the months.
local slack = 3

local function nights_of(months) return div(months * 1461, 48) end

value "calloff_last_break" {
  of      = { "start_date", "calloff_start_date", "calloff_months" },
  compute = function(a) return (a.calloff_start_date or a.start_date) + nights_of(a.calloff_months) - slack end,
}

value "term_nights_astray" {
  of      = { "term_nights", "calloff_months" },
  compute = function(a)
    local more = a.term_nights - nights_of(a.calloff_months)
    return max(more, -more) - slack
  end,
}

finding "DATE-QUARTER" {
  when = all { "call-offs", under("quarter_start", answer("start_date")) },
  say  = "the first quarter would begin before the agreement does",
  hint = "set quarter_start to start_date or later",
}

finding "DATE-BREAK" {
  blocks = true,
  when   = all { "block-price", placed("calloff.term#break"),
                 any { at_most("break_date", answer("start_date")), over("break_date", answer("calloff_last_break")) } },
  say    = "the break falls outside the term of the call-off contract",
  hint   = "set break_date between the start and the end that calloff_months gives",
}

finding "DATE-NIGHTS" {
  when = all { "block-price", over("term_nights_astray", 0) },
  say  = "the nights of the term are not the nights of its months, so the most that may fall due is wrong",
  hint = "set term_nights to the nights of calloff_months, leap years included, or correct calloff_months",
}

finding "DATE-UPLIFT" {
  when = all { none { is("uplift_mode", "none") }, under("uplift_first_date", answer("start_date")) },
  say  = "prices would change before the agreement starts",
  hint = "set uplift_first_date after start_date",
}

finding "DATE-COUNT" {
  when = over("needs_count_date", answer("document_date")),
  say  = "the children were counted after the date of this draft",
  hint = "correct needs_count_date or document_date",
}

finding "DATE-STAFF" {
  when = all { "staff-transfer-expected", under("transfer_date", answer("start_date")) },
  say  = "staff would move before the agreement starts",
  hint = "set transfer_date to start_date or later",
}

finding "DATE-PLACEMENT" {
  blocks = true,
  each   = "placements",
  when   = any { at_most("placement_review_date", answer("placement_start_date")),
                 all { answered("placement_planned_end"), at_most("placement_planned_end", answer("placement_start_date")) } },
  say    = "this placement would be reviewed or end before it has begun",
  hint   = "correct placement_start_date, placement_review_date or placement_planned_end",
}

finding "DATE-PLACEMENT-LINE" {
  blocks = true,
  each   = "placements",
  when   = some("fee_lines", "line-ends-first"),
  say    = "an additional service of this placement would end before it starts",
  hint   = "correct fee_start or fee_end",
}

finding "DATE-PLACEMENT-OUTCOME" {
  each = "placements",
  when = some("placement_outcomes", "outcome-before-start"),
  say  = "an outcome is due before the child has moved in",
  hint = "set outcome_date after placement_start_date",
}

finding "DATE-PLACEMENT-EARLY" {
  each = "placements",
  when = under("placement_start_date", answer("start_date")),
  say  = "this placement starts before the terms that it stands on",
  hint = "correct placement_start_date or start_date, or note that these terms replace earlier ones",
}
