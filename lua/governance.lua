-- Topic governance: who speaks for whom, and how the two sides decide together.

-- Arrangements too small or too loose for a board with seats.
condition "no-board" { any { "spot", "approved-list" } }

-- Councils that buy together beyond one placement.
condition "consortium" { all { "more-than-one-authority", "standing-terms" } }
condition "functions" { all { "more-than-one-authority", yes("functions_listed") } }

rule "GOV-CORE" {
  because = "someone must manage the contract, decide together and write down what was decided",
  require = { "governance.contract-managers", "governance.board", "governance.board-powers", "governance.meetings" },
}

rule "GOV-1" {
  because = "several councils must settle their differences without the provider",
  when    = "more-than-one-authority",
  require = { "governance.inter-authority" },
}

rule "GOV-1-CONSORTIUM" {
  because = "councils that share an arrangement have an agreement among themselves",
  when    = "consortium",
  require = { "consortium.lead", "consortium.votes", "consortium.cost",
              "consortium.liability", "consortium.joining-leaving", "consortium.who-does-what" },
}

rule "GOV-1-FUNCTIONS" {
  because = "where one body acts for several, each task needs a name beside it",
  when    = "functions",
  require = { "governance.functions" },
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
  when = all { "consortium", none { yes("inter_authority_agreement") } },
  say  = "several councils buy together, but they have no signed agreement among themselves",
  hint = "sign it before the tender notice, then answer inter_authority_agreement with yes",
}

finding "GOV-1-FUNCTIONS-NONE" {
  blocks = true,
  when   = all { "functions", none { has("governance_functions") } },
  say    = "a table of who does what is asked for, and it has no rows",
  hint   = "list the tasks under governance_functions",
}

finding "GOV-1-FUNCTIONS-EMPTY" {
  blocks = true,
  each   = "governance_functions",
  when   = any { none { answered("function_does") }, none { answered("function_decides") }, none { answered("function_told") } },
  say    = "a cell of this row is empty: a task without a name is a task that nobody does",
  hint   = "answer function_does, function_decides and function_told, with “nobody” where that is meant",
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
