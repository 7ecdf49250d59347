-- Topic general: notices, transfer, owners, money trouble, outside events and the last clauses.

rule "GEN-CORE" {
  because = "a contract needs an address, a law, and rules on who may enforce, transfer and sign it",
  require = { "general.notices", "general.assignment", "general.subcontracting", "general.entire-agreement",
              "general.third-parties", "general.severance", "general.waiver", "general.counterparts", "general.law" },
}

rule "GEN-FRAGILE" {
  because = "when a provider is sold or runs out of money, children lose their home unless there is early word",
  require = { "general.change-of-ownership", "general.financial-distress" },
}

rule "GEN-OWNER" {
  because = "early word and a meeting protect children without taking value from an owner",
  prefer  = { "general.change-of-ownership#tell-first" },
}

rule "GEN-EVENTS" {
  because = "floods and epidemics happen, and care goes on through them",
  require = { "general.force-majeure" },
}

rule "GEN-BLOCK" {
  because = "where empty places may be paid for, an outside event must say how its nights count",
  when    = "block-price",
  require = { "volume.relief" },
}

finding "GEN-OWNER-CONSENT-SMALL" {
  when = all { placed("general.change-of-ownership#consent"), "small-provider" },
  say  = "a provider with one or two homes could be sold only with the councils' consent",
  hint = "choose general.change-of-ownership#tell-first",
}

finding "GEN-OWNER-TIME" {
  when = over("ownership_meet_days", answer("ownership_tell_days")),
  say  = "the meeting or answer about a new owner could come after control has passed",
  hint = "set ownership_meet_days to ownership_tell_days or less",
}
