-- Topic governance: who speaks for whom, and how the two sides decide together.

-- Arrangements too small or too loose for a board with seats.
condition "no-board" { any { "spot", "approved-list" } }

rule "GOV-CORE" {
  because = "someone must manage the contract, decide together and write down what was decided",
  require = { "governance.contract-managers", "governance.board", "governance.board-powers", "governance.meetings" },
}

rule "GOV-1" {
  because = "several councils must settle their differences without the provider",
  when    = "more-than-one-authority",
  require = { "governance.inter-authority", "consortium.lead", "consortium.votes", "consortium.cost",
              "consortium.liability", "consortium.joining-leaving", "consortium.who-does-what" },
}

rule "GOV-2" {
  because = "those who wrote the terms together should run them together, with an equal voice",
  when    = none { "no-board" },
  prefer  = { "governance.board#two-sided" },
}

rule "GOV-SMALL" {
  because = "a spot purchase or a list is too small for a board with seats",
  when    = "no-board",
  prefer  = { "governance.board#managers" },
}

rule "GOV-DECIDE" {
  because = "fee reviews and other matters are sent to the board for an answer, so it should be able to give one",
  prefer  = { "governance.board-powers#deciding" },
}

value "board_quorum" {
  of      = { "board_seats" },
  compute = function(a) return div(a.board_seats, 2) end,
}

finding "GOV-1-AGREEMENT" {
  when = all { "more-than-one-authority", none { yes("inter_authority_agreement") } },
  say  = "several councils buy together, but they have no signed agreement among themselves",
  hint = "sign it before the tender notice, then answer inter_authority_agreement with yes",
}

finding "GOV-LEAD" {
  blocks = true,
  when   = all { "more-than-one-authority", none { answered("lead_authority") } },
  say    = "several councils buy together and none of them is named as lead",
  hint   = "answer lead_authority",
}

finding "GOV-LEAD-PARTY" {
  blocks = true,
  when   = all { answered("lead_authority"), has("authorities"),
                 none { some("authorities", same("authority_name", "lead_authority")) } },
  say    = "the lead authority is none of the councils that are parties",
  hint   = "give lead_authority the name of a council as it stands in authorities",
}

finding "GOV-SEATS" {
  when = all { placed("governance.board#two-sided"), "several-providers", under("board_seats", 2) },
  say  = "one provider seat cannot be both for all providers and kept for a small one",
  hint = "set board_seats to 2 or more",
}

finding "GOV-TERMS" {
  when = all { placed("board.seats"), placed("governance.board#managers") },
  say  = "the terms of reference are for a board with seats, but the contract managers are the board",
  hint = "decide governance.board#two-sided, or put a plan board-terms of your own in the project's clauses/plans",
}

finding "GOV-RHYTHM" {
  when = over("board_meeting_months", answer("board_children_months")),
  say  = "the board would hear from young people more often than it meets",
  hint = "let it meet at least as often as it hears from young people",
}
