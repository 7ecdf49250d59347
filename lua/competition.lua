-- Topic competition: the invitation to a mini-competition for one call-off. Its rules of procedure stand in calloff.mini-competition.

-- A call-off that starts on another day than the terms.
condition "calloff-later"    { answered("calloff_start_date") }
condition "competition-pack" { all { "call-offs", "several-providers", yes("competition_pack") } }

-- The block price is what the winner bids, and the one in the answers is the most that it may be.
condition "price-by-bid"     { all { "competition-pack", "block-price" } }

rule "COMP-PACK" {
  because = "a call-off among several providers starts with one invitation to all of them",
  law     = "procurement-act-2023 s46",
  when    = "competition-pack",
  require = { "competition.invitation", "competition.timetable", "competition.criteria", "competition.bid",
              "competition.award-letter" },
}

value "competition_weight_total" {
  of      = { "competition_criteria" },
  compute = function(a) return total(a.competition_criteria, "criterion_weight") end,
}

value "competition_quality_total" {
  of      = { "competition_criteria" },
  compute = function(a)
    local sum = 0
    for _, criterion in ipairs(a.competition_criteria) do
      if criterion.criterion_kind == "quality" then sum = sum + criterion.criterion_weight end
    end
    return sum
  end,
}

value "competition_open_nights" {
  of      = { "competition_sent_date", "competition_bids_date" },
  compute = function(a) return a.competition_bids_date - a.competition_sent_date end,
}

finding "COMP-WEIGHTS" {
  blocks = true,
  when   = all { "competition-pack", any { under("competition_weight_total", percent(100)), over("competition_weight_total", percent(100)) } },
  say    = "the weights of the criteria do not add up to 100%",
  hint   = "correct criterion_weight in competition_criteria",
}

finding "COMP-QUALITY" {
  blocks = true,
  when   = all { "competition-pack", under("competition_quality_total", answer("competition_quality_least")) },
  say    = "quality has less weight than the framework terms promise",
  hint   = "raise the weights of the quality criteria to competition_quality_least or more",
}

finding "COMP-DATES" {
  blocks = true,
  when   = all { "competition-pack", any { at_least("competition_sent_date", answer("competition_questions_date")),
                                           at_least("competition_questions_date", answer("competition_bids_date")),
                                           at_least("competition_bids_date", answer("competition_decision_date")),
                                           at_least("competition_decision_date", answer("calloff_start_date")) } },
  say    = "the dates of the competition are out of order",
  hint   = "put the invitation, questions, bids, decision and first day one after the other",
}

finding "COMP-SHORT" {
  when = all { "competition-pack", under("competition_open_nights", answer("competition_days")) },
  say  = "the bids are due before the working days that the framework terms promise can have passed",
  hint = "move competition_bids_date, or have everyone invited accept less in writing",
}
