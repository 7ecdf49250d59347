-- Topic change: how the terms change, and what a change in the law does to price and care.

condition "ordinary-contract" { no("light_touch") }
condition "change-tested"     { any { "ordinary-contract", yes("modification_test") } }
-- The services that the power to cap profit reaches.
condition "profit-cap-services" { any { "childrens-home", "fostering" } }
condition "long-term" { over("term_months", 24) }

rule "CHG-CORE" {
  because = "a long contract must be able to change, and only by signature",
  law     = "procurement-act-2023 s74(2)",
  require = { "change.control", "change.variation-form" },
}

rule "CHG-PUBLISHED" {
  because = "published terms change by a new edition, and a signed contract only by signature",
  when    = "published-terms",
  require = { "change.control#published" },
}

rule "CHG-LAW" {
  because = "the law on children's social care is changing, and care must stay lawful",
  require = { "change.law" },
}

rule "CHG-LAW-SHARE" {
  because = "over a longer term, a change aimed at this sector is a cost that neither side could price",
  when    = "long-term",
  prefer  = { "change.law#sector" },
}

rule "LAW-CAP-17" {
  because = "Parliament has given a power to cap the profit of such a provider; it is not yet used",
  law     = "childrens-wellbeing-and-schools-act-2026 s17",
  when    = all { "for-profit", "profit-cap-services" },
  require = { "change.profit-cap" },
}

-- The power reaches every registered provider other than a local authority, and a pack for the market has no provider yet.
rule "CHG-CAP-ANY" {
  because = "the power to cap profit reaches any registered provider but a local authority, and the clause waits harmlessly",
  law     = "childrens-wellbeing-and-schools-act-2026 s17",
  when    = "profit-cap-services",
  prefer  = { "change.profit-cap#re-open" },
}

finding "LAW-CAP-17-MISSING" {
  blocks = true,
  law    = "childrens-wellbeing-and-schools-act-2026 s17",
  when   = all { "for-profit", "profit-cap-services", none { placed("change.profit-cap") } },
  say    = "the provider works for profit, and the pack does not say what a profit cap would do",
  hint   = "place change.profit-cap",
}

finding "CHG-CAP-REACH" {
  law  = "childrens-wellbeing-and-schools-act-2026 s17",
  when = all { placed("change.profit-cap"), none { "profit-cap-services" } },
  say  = "the power to cap profit covers children's homes and fostering agencies, not this service",
  hint = "take change.profit-cap out of the pack",
}

finding "CHG-BASE-DATE" {
  blocks = true,
  when   = over("change_law_base_date", answer("start_date")),
  say    = "laws would count as new although they were published before the start",
  hint   = "set change_law_base_date to the last day on which a tenderer could change its price",
}

finding "CHG-LAW-NO-SHARE" {
  when = all { placed("change.law#sector"), at_most("change_law_share", percent(0)) },
  say  = "the clause on changes in the law shares nothing",
  hint = "set change_law_share, or choose the variant own-risk openly",
}

finding "CHG-OWN-RISK-LONG" {
  when = all { placed("change.law#own-risk"), "long-term" },
  say  = "the provider would bear every change in the law for the whole of a long term",
  hint = "choose change.law#sector, or expect the risk in the price",
}

finding "CHG-ALL-LAW-TWICE" {
  when = all { placed("change.law#all-law"), placed("price.uplift#none") },
  say  = "wages set by law would be asked for one by one, because no uplift counts them",
  hint = "choose an uplift that says which wage changes it counts",
}

finding "LAW-MOD-74" {
  law  = "procurement-act-2023 s74(2)",
  when = all { yes("light_touch"), yes("modification_test") },
  say  = "a light touch contract would be held to the tests of change that the Act asks only of others",
  hint = "set modification_test to no, or tell both sides that this is the contract's own rule and not the law",
}
