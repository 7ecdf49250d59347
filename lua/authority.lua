-- Topic authority: what the placing council does, and what follows if it does not.

condition "authority-visit-late"  { over("visit_first_days", law_limit("care-planning-regs-2010 reg28(2)(a)")) }
condition "authority-visit-seldom" { over("visit_interval_weeks", law_limit("care-planning-regs-2010 reg28(2)(b)")) }

rule "AUTH-CORE" {
  because = "the provider's duties wait on the council's: information, visits, reviews, decisions and support stand in every pack",
  law     = "care-planning-regs-2010 reg9",
  require = { "authority.information", "authority.visits", "authority.reviews", "authority.decisions", "authority.support" },
}

rule "AUTH-SILENCE" {
  because = "a child should not lose something for want of an answer, so silence lets the home act within limits",
  prefer  = { "authority.decisions#act" },
}

rule "AUTH-MISSING-INFORMATION" {
  because = "the side that can end a cost by sending a document should bear it until it does",
  prefer  = { "authority.information#until-known" },
}

finding "AUTH-VISIT-FIRST" {
  law  = "care-planning-regs-2010 reg28(2)(a)",
  when = "authority-visit-late",
  say  = "the first visit would come later than the regulations are believed to allow",
  hint = "set visit_first_days to the limit or less; a solicitor has not yet checked that limit",
}

finding "AUTH-VISIT-INTERVAL" {
  law  = "care-planning-regs-2010 reg28(2)(b)",
  when = "authority-visit-seldom",
  say  = "visits would be further apart than the regulations are believed to allow in the first year",
  hint = "set visit_interval_weeks to the limit or less; a solicitor has not yet checked that limit",
}

finding "AUTH-REPORT-BEFORE-INVITE" {
  when = at_least("case_review_report_days", answer("case_review_invite_days")),
  say  = "the provider's report for a review would be due before the provider is invited",
  hint = "set case_review_invite_days well above case_review_report_days",
}

finding "AUTH-SILENCE-FREE" {
  when = all { placed("authority.decisions#act"), at_most("request_spend_most", pounds(0)) },
  say  = "silence lets the provider spend nothing, so a late answer has no price",
  hint = "set request_spend_most, or choose the variant ask-higher",
}
