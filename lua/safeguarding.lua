-- Topic safeguarding: who is told, missing children, restraint, allegations, exploitation.

rule "SAFE-CORE" {
  because = "no volume, price or place outranks a child's safety, and both sides must tell each other",
  law     = "children-act-2004 s11",
  require = { "safeguarding.duty", "safeguarding.notifications", "safeguarding.schedule", "safeguarding.missing",
              "safeguarding.allegations", "safeguarding.exploitation" },
}

rule "SAFE-RESTRAINT" {
  because = "where children live there must be a rule on force and on liberty",
  require = { "safeguarding.restraint" },
}

finding "SAFE-HOURS-ORDER" {
  when = over("notify_urgent_hours", answer("notify_prompt_hours")),
  say  = "the most urgent events would be told later than the others",
  hint = "set notify_urgent_hours to notify_prompt_hours or less",
}

finding "SAFE-WRITTEN-ORDER" {
  when = under("notify_written_hours", answer("notify_prompt_hours")),
  say  = "the written report would be due before the first report by telephone",
  hint = "set notify_written_hours to notify_prompt_hours or more",
}

finding "SAFE-MISSING-ORDER" {
  when = over("missing_tell_hours", answer("missing_meeting_hours")),
  say  = "a council could be told that a child is missing after its own meeting was due",
  hint = "set missing_tell_hours well below missing_meeting_hours",
}

finding "SAFE-ONE-WAY" {
  blocks = true,
  when   = all { placed("safeguarding.schedule"), none { placed("safeguarding.notifications") } },
  say    = "the table of who is told is in the pack, but nothing makes anybody use it",
  hint   = "place safeguarding.notifications",
}
