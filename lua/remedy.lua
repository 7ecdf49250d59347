-- Topic remedy: from a concern to a court, for either side.

rule "REM-CORE" {
  because = "a failure by either side needs an answer, a plan and a way to settle what is left",
  require = { "remedy.concerns", "remedy.improvement", "remedy.authority-failure", "remedy.dispute", "remedy.mediation" },
}

rule "REM-PAUSE" {
  because = "while a home is in difficulty no more children should arrive",
  law     = "children-act-1989 s22C(5)",
  require = { "remedy.pause" },
}

rule "REM-STEP-IN" {
  because = "if a home is about to fail, help is better for the children than a sudden move",
  law     = "care-standards-act-2000 s11",
  when    = all { "childrens-home", none { "no-exit-plan" } },
  prefer  = { "remedy.step-in#support" },
}

rule "REM-BLOCK" {
  because = "where empty places may be paid for, a pause must say how its nights count",
  when    = "block-price",
  require = { "volume.relief" },
}

rule "REM-MEDIATION" {
  because = "a neutral person settles most disputes in a day",
  prefer  = { "remedy.mediation#mediation" },
}

value "dispute_ladder_days" {
  of      = { "dispute_talk_days", "dispute_senior_days", "mediation_choose_days", "mediation_hold_days" },
  compute = function(a)
    return a.dispute_talk_days + a.dispute_senior_days + a.mediation_choose_days + a.mediation_hold_days
  end,
}

finding "REM-ONE-WAY" {
  blocks = true,
  when   = all { placed("remedy.concerns"), none { placed("remedy.authority-failure") } },
  say    = "the pack has remedies against the provider and none against a council",
  hint   = "place remedy.authority-failure",
}

finding "REM-LADDER" {
  when = over("dispute_ladder_days", 80),
  say  = "the steps before a court would take longer than about four months",
  hint = "shorten dispute_senior_days or mediation_hold_days",
}

finding "REM-PAUSE-REVIEW" {
  when = at_least("pause_review_days", answer("pause_max_days")),
  say  = "a pause could end before it is ever reviewed",
  hint = "set pause_review_days well under pause_max_days",
}

finding "REM-STEP-IN-REVIEW" {
  when = all { placed("remedy.step-in"), at_least("step_in_review_days", answer("step_in_max_days")) },
  say  = "step-in could end before it is ever reviewed",
  hint = "set step_in_review_days well under step_in_max_days",
}

finding "LAW-STEP-IN-11" {
  law  = "care-standards-act-2000 s11",
  when = all { placed("remedy.step-in"), none { "childrens-home" } },
  say  = "step-in is written for children's homes; another service has other registration rules",
  hint = "have a solicitor read remedy.step-in for this service, or leave it out",
}

finding "REM-STEP-IN-SMALL" {
  when = all { placed("remedy.step-in#at-cost"), "small-provider" },
  say  = "a provider with one or two homes would bear the whole cost of step-in",
  hint = "choose remedy.step-in#support, which limits it",
}
