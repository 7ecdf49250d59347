-- Topic ending: how the arrangement ends, and why a child's home does not end with it.

rule "END-CORE" {
  because = "every arrangement ends, and the pack must say how without moving a settled child",
  require = { "ending.live-placements", "ending.records-and-lease" },
}

rule "END-DEFAULT" {
  because = "parties that signed terms may end what has failed; from a list or a market a provider is removed, and a placement has endings of its own",
  when    = none { "published-terms" },
  require = { "ending.default" },
}

rule "END-EXIT" {
  because = "an agreement above the placements has an end of its own, which is planned before it comes",
  when    = none { "no-exit-plan" },
  require = { "ending.by-agreement", "ending.exit-plan", "ending.exit-schedule" },
}

rule "LAW-TERM-78" {
  because = "the right to end a public contract on the Act's grounds is implied and cannot be restricted",
  law     = "procurement-act-2023 s78",
  require = { "ending.statutory" },
}

rule "END-NOTICE" {
  because = "in a longer term both sides need a fair way out, and the same one",
  when    = all { "long-term", none { "no-exit-plan" } },
  prefer  = { "ending.by-agreement#mutual-notice" },
}

rule "END-FIXED" {
  because = "a short term needs no early end",
  when    = none { any { "long-term", "no-exit-plan" } },
  prefer  = { "ending.by-agreement#fixed" },
}

finding "LAW-TERM-78-MISSING" {
  blocks = true,
  law    = "procurement-act-2023 s78",
  when   = none { placed("ending.statutory") },
  say    = "the pack does not acknowledge the implied right to end a public contract",
  hint   = "place ending.statutory; no other term may restrict that right",
}

finding "LAW-END-80" {
  blocks = true,
  law    = "procurement-act-2023 s80",
  when   = over("termination_notice_days", law_limit("procurement-act-2023 s80")),
  say    = "the contract termination notice would come later than the law allows",
  hint   = "set termination_notice_days to the limit or less; the day of the end is counted",
}

finding "LAW-CHILD-STAYS" {
  blocks = true,
  law    = "children-act-1989 s22C(5)",
  when   = none { placed("ending.live-placements") },
  say    = "children's placements would end with the contract above them",
  hint   = "place ending.live-placements",
}

finding "END-FIRST-PERIOD" {
  when = all { placed("ending.by-agreement#mutual-notice"), at_least("ending_first_months", answer("term_months")) },
  say  = "notice to end early could take effect only after the term",
  hint = "shorten ending_first_months, or choose ending.by-agreement#fixed openly",
}

finding "END-BREAK-TERM" {
  blocks = true,
  when   = all { placed("ending.by-agreement#break"), at_least("ending_break_months", answer("term_months")) },
  say    = "the break falls at or after the end of the term",
  hint   = "set ending_break_months inside the term",
}

finding "END-BREAK-DATE" {
  blocks = true,
  when   = all { placed("ending.by-agreement#break"), none { answered("ending_break_months") } },
  say    = "the break has no date",
  hint   = "answer ending_break_months",
}

finding "END-EXIT-LATE" {
  when = any { over("exit_lead_months", answer("ending_notice_months")),
               all { "extendable", at_least("exit_lead_months", answer("extension_notice_months")) } },
  say  = "the steps to the end would have less time after a notice than at the end of the term, or start before an extension has to be offered",
  hint = "set exit_lead_months to ending_notice_months or less, and below extension_notice_months",
}

finding "END-EXIT-FORM" {
  when = at_least("exit_form_months", answer("exit_draft_months")),
  say  = "the provider's exit plan would be due before it has the form",
  hint = "set exit_form_months under exit_draft_months",
}

finding "END-EXIT-CHILD" {
  when = over("live_tell_days", answer("exit_child_days")),
  say  = "each child's future would be decided before the child is told and heard",
  hint = "set live_tell_days under exit_child_days",
}

finding "END-LEASE" {
  blocks = true,
  when   = all { "council-lease", any { none { answered("lease_leave_days") }, none { answered("lease_inspect_days") } } },
  say    = "a council lets a home to the provider, and the pack does not say how it is handed back",
  hint   = "answer lease_leave_days and lease_inspect_days; the lease may also need a subsidy check",
}
