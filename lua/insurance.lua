-- Insurance and loss: which cover, who pays, and how much at most.

rule "INS-BASE" {
  because = "somebody may be harmed, and then the money must be there",
  law     = "employers-liability-act-1969 s1",
  require = { "insurance.cover", "insurance.schedule", "insurance.evidence" },
}

rule "INS-LOSS" {
  because = "who bears a loss, and how much at most, is better settled before than after",
  require = { "insurance.indemnity", "insurance.liability" },
}

finding "LAW-EMPLOYERS-3" {
  blocks = true,
  law    = "employers-liability-regs-1998 reg3",
  when   = under("employers_liability_sum", law_limit("employers-liability-regs-1998 reg3")),
  say    = "employers' liability insurance is below the sum that the law requires",
  hint   = "set employers_liability_sum to the limit or more",
}

finding "LAW-DM-36-INSURANCE" {
  blocks = true,
  law    = "procurement-act-2023 s36(2)(b)",
  when   = all { "dynamic-market", is("insurance_held_from", "admission") },
  say    = "a dynamic market may not require insurance before a contract is awarded",
  hint   = "answer insurance_held_from with award or first_placement",
}

finding "INS-EARLY" {
  when = all { none { "dynamic-market" }, is("insurance_held_from", "admission") },
  say  = "insurance would be paid for before there is a contract to insure",
  hint = "answer insurance_held_from with award or first_placement",
}

finding "INS-CAP-OVER" {
  when = over("liability_floor", answer("public_liability_sum")),
  say  = "the limit for uninsured losses is higher than the public liability insurance",
  hint = "lower liability_floor or raise public_liability_sum",
}

finding "INS-ONE-SIDED" {
  when = all { placed("insurance.indemnity#provider-only"), placed("insurance.liability#no-cap") },
  say  = "only the provider makes losses good, and without limit",
  hint = "choose a mutual indemnity or a limit; a small provider cannot carry both",
}
