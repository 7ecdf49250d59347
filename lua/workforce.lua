-- Staff: who works, how they are checked and paid, and what follows when a job moves.

condition "staff-transfer"          { one_of("staff_transfer", { "possible", "yes" }) }
condition "staff-transfer-possible" { is("staff_transfer", "possible") }
condition "staff-transfer-expected" { is("staff_transfer", "yes") }
condition "staff-transfer-none"     { is("staff_transfer", "none") }
condition "in-house-transfer"       { all { "staff-transfer", yes("in_house_transfer") } }
condition "transferee-may-enforce"  { all { "in-house-transfer" } }
condition "posts-listed"            { all { "staff-transfer", has("transferring_posts") } }
condition "real-living-wage"        { yes("living_wage_required") }

rule "WF-BASE" {
  because = "every arrangement rests on people: enough of them, checked, and free to speak",
  require = { "workforce.staffing", "workforce.safer-recruitment", "workforce.whistleblowing" },
}

rule "WF-1" {
  because = "jobs may move with the service, so information and cost need an owner",
  law     = "tupe-regs-2006 reg11",
  when    = "staff-transfer",
  require = { "workforce.transfer", "workforce.transfer-schedule" },
}

rule "WF-1-POSSIBLE" {
  because = "a move is possible but not known, so only the uncertain cost is shared",
  when    = "staff-transfer-possible",
  require = { "workforce.transfer#possible" },
}

rule "WF-1-YES" {
  because = "a move is expected, so the posts are listed and the list is what the price rests on",
  when    = "staff-transfer-expected",
  require = { "workforce.transfer#yes" },
}

rule "WF-1-NONE" {
  because = "the councils say that nobody's job moves, and bear the risk of that statement",
  when    = "staff-transfer-none",
  require = { "workforce.transfer#none" },
  forbid  = { "workforce.transfer-schedule", "workforce.outsourced" },
}

rule "LAW-OUT-5A" {
  because = "work of a council's own employees moves, and the law on outsourced workers is expected",
  law     = "employment-rights-act-2025 s32",
  when    = "in-house-transfer",
  require = { "workforce.outsourced" },
  prefer  = { "workforce.outsourced#when-in-force" },
}

rule "WF-RLW" {
  because = "the councils ask for the real living wage",
  when    = "real-living-wage",
  require = { "workforce.real-living-wage" },
}

finding "LAW-TUPE-11" {
  law  = "tupe-regs-2006 reg11",
  when = all { "staff-transfer", under("staff_information_days", law_limit("tupe-regs-2006 reg11")) },
  say  = "staff information would come later than the law requires",
  hint = "set staff_information_days to the limit or more",
}

finding "WF-POSTS" {
  when = all { "staff-transfer-expected", none { has("transferring_posts") } },
  say  = "a move of staff is expected but no post is listed",
  hint = "list the posts, or answer that a move is only possible",
}

finding "WF-DATE" {
  blocks = true,
  when   = all { "staff-transfer-expected", none { answered("transfer_date") } },
  say    = "a move of staff is expected on no date",
  hint   = "answer transfer_date",
}

finding "WF-IN-HOUSE" {
  when = all { "staff-transfer-none", yes("in_house_transfer") },
  say  = "council employees are said to move although no move is expected",
  hint = "answer staff_transfer with possible or yes, or in_house_transfer with no",
}

finding "LAW-OUT-5A-CHECK" {
  law  = "employment-rights-act-2025 s32",
  when = "in-house-transfer",
  say  = "the law on outsourced workers was expected, not seen in force, when the law table was made",
  hint = "have a solicitor check section 32 and its regulations before issue",
}

finding "WF-RLW-PRICE" {
  when = all { "real-living-wage", placed("price.uplift#none") },
  say  = "the real living wage rises every year but no uplift is agreed",
  hint = "choose an uplift, or accept that each rise is asked for under change control",
}
