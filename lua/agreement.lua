-- Topics agreement, admission, call-off procedure, matching, and how a placement agreement is made.

-- The arrangement.
condition "spot"              { is("arrangement", "spot") }
condition "approved-list"     { is("arrangement", "approved_list") }
condition "closed-framework"  { is("arrangement", "closed_framework") }
condition "open-framework"    { is("arrangement", "open_framework") }
condition "framework"         { any { "closed-framework", "open-framework" } }
condition "dynamic-market"    { is("arrangement", "dynamic_market") }
-- Terms that are published and that nobody signs: they enter each contract made under them.
condition "published-terms"   { any { "approved-list", "dynamic-market" } }
condition "standing-terms"    { none { "spot" } }
-- Where nothing but placements has an end, there is no exit to plan.
condition "no-exit-plan"      { any { "spot", "published-terms" } }

-- The volume model.
condition "no-commitment"     { is("volume_model", "none") }
condition "hard-block"        { is("volume_model", "hard_block") }
condition "soft-block"        { is("volume_model", "soft_block") }
condition "cost-volume"       { is("volume_model", "cost_volume") }
condition "partnership"       { is("volume_model", "partnership") }
condition "block-price"       { any { "soft-block", "hard-block" } }
condition "commits-places"    { any { "soft-block", "hard-block", "partnership" } }
condition "call-offs"         { none { "spot", "no-commitment" } }

-- The parties.
condition "more-than-one-authority" { count_over("authorities", 1) }
condition "one-authority"     { none { "more-than-one-authority", "joining-allowed" } }
condition "with-associations" { has("associations") }
condition "awarded"           { answered("provider_name") }
condition "for-profit"        { yes("provider_for_profit") }
condition "several-providers" { all { yes("several_providers"), none { "spot" } } }

-- The service.
condition "childrens-home"    { is("service_type", "childrens_home") }
condition "fostering"         { is("service_type", "fostering") }
condition "supported-accommodation" { is("service_type", "supported_accommodation") }

-- Terms.
condition "extendable"        { over("extension_total_months", 0) }
condition "joining-allowed"   { yes("joining_allowed") }
condition "lots-used"         { has("lots") }
condition "many-lots"         { count_over("lots", 3) }
condition "ranked"            { all { "several-providers", yes("ranking_used") } }
condition "market-fee"        { all { "dynamic-market", "framework-fee" } }
condition "framework-fee"     { over("framework_fee_rate", percent(0)) }
condition "standstill"        { over("standstill_days", 0) }
condition "ask-all"           { is("referral_order", "all_at_once") }
condition "ask-by-rank"       { is("referral_order", "by_rank") }
condition "ask-by-tier"       { all { "tiers", is("referral_order", "by_tier") } }
condition "emergency-allowed" { yes("emergency_allowed") }

value "longest_term_months" {
  of      = { "term_months", "extension_total_months" },
  compute = function(a) return a.term_months + a.extension_total_months end,
}

value "ranking_price_weight" {
  of      = { "ranking_quality_weight" },
  compute = function(a) return 10000 - a.ranking_quality_weight end,
}

-- Which clauses.

rule "AGR-CORE" {
  because = "every pack says who the parties are, how its words are read and which part prevails",
  require = { "agreement.parties", "agreement.background", "agreement.interpretation", "agreement.precedence",
              "agreement.structure", "agreement.term", "agreement.commitment", "agreement.execution" },
}

rule "AGR-PUBLISHED" {
  because = "a list or a market is no contract: its terms are published, and bind in each contract that takes them in",
  law     = "procurement-act-2023 s35",
  when    = "published-terms",
  require = { "agreement.parties#published", "agreement.execution#published", "agreement.term#published",
              "admission.appointment#register", "admission.removal#free" },
}

rule "AGR-SIGNED" {
  because = "parties that bind themselves are named and sign",
  when    = none { "published-terms" },
  require = { "agreement.parties#standard", "agreement.execution#standard" },
}

rule "AGR-SPOT-TERM" {
  because = "terms signed with one placement last as long as it does",
  when    = "spot",
  require = { "agreement.term#placement" },
}

rule "AGR-PRECEDENCE" {
  because = "what was agreed for one child should prevail over what was agreed for all",
  prefer  = { "agreement.precedence#placement-first" },
}

rule "AGR-FRAMEWORK" {
  because = "under a framework the terms come first and the orders follow",
  when    = "framework",
  require = { "agreement.structure#framework" },
}

rule "AGR-MARKET" {
  because = "the documents of a dynamic market are not a contract to supply",
  law     = "procurement-act-2023 s35",
  when    = "dynamic-market",
  require = { "agreement.structure#market" },
}

rule "AGR-LIST" {
  because = "a list shows who met the conditions and buys nothing",
  when    = "approved-list",
  require = { "agreement.structure#list" },
}

rule "AGR-SPOT" {
  because = "a spot purchase has standing terms and one agreement for each child",
  when    = "spot",
  require = { "agreement.structure#spot" },
}

rule "AGR-TERM" {
  because = "an extension binds both sides, so both should agree to it",
  prefer  = { "agreement.term#agreed" },
}

rule "AGR-JOIN" {
  because = "councils that the notice named may join later",
  when    = all { "standing-terms", "joining-allowed" },
  require = { "agreement.joining#named" },
}

rule "AGR-JOIN-NONE" {
  because = "the notice named no councils that may join later",
  when    = all { "standing-terms", none { "joining-allowed" } },
  require = { "agreement.joining#none" },
}

rule "AGR-LEAD" {
  because = "several councils need one that speaks for all about the contract",
  when    = "more-than-one-authority",
  require = { "agreement.lead-authority", "matching.two-authorities" },
}

rule "AGR-COMMIT" {
  because = "the call-off promises places, and the terms must say that it does and that nothing else does",
  when    = "block-price",
  require = { "agreement.commitment#soft" },
}

rule "VOL-NONE" {
  because = "without a commitment, neither side promises a number",
  when    = any { "no-commitment", "cost-volume" },
  require = { "agreement.commitment#none" },
}

rule "VOL-NONE-FORBID" {
  because = "a promise of places cannot stand beside a statement that nothing is promised",
  when    = "no-commitment",
  forbid  = { "volume.commitment" },
}

rule "ADM-CORE" {
  because = "a provider needs to know for what it is appointed and how it is suspended or removed",
  when    = none { "spot" },
  require = { "admission.appointment", "admission.refresh", "admission.suspension", "admission.removal" },
}

rule "ADM-OPEN" {
  because = "an open framework reopens",
  law     = "procurement-act-2023 s49",
  when    = "open-framework",
  require = { "admission.refresh#open" },
}

rule "ADM-CLOSED" {
  because = "nobody joins a closed framework during its term",
  when    = "closed-framework",
  require = { "admission.refresh#closed" },
}

rule "ADM-MARKET" {
  because = "a dynamic market takes applications at any time and sets no limit on numbers",
  law     = "procurement-act-2023 s36",
  when    = "dynamic-market",
  require = { "admission.refresh#market" },
}

rule "ADM-LIST" {
  because = "a list that nobody can join is no use to a new home",
  when    = "approved-list",
  require = { "admission.refresh#list" },
}

rule "CALL-STANDARD" {
  because = "an order for several places needs a fair way to make it",
  when    = "call-offs",
  require = { "calloff.procedure#standard", "calloff.direct-award" },
}

rule "CALL-COMPETE" {
  because = "among several providers a mini-competition is the rule, and each bidder is owed the result",
  when    = all { "call-offs", "several-providers" },
  require = { "calloff.mini-competition", "calloff.award-notice" },
}

rule "CALL-DIRECT" {
  because = "a framework may say in which cases it is called off without competition",
  when    = all { "call-offs", none { "dynamic-market" } },
  require = { "calloff.direct-award#stated-cases" },
}

rule "CALL-DIRECT-MARKET" {
  because = "an award in a dynamic market needs a competition or a ground in the Act",
  law     = "procurement-act-2023 s34",
  when    = all { "call-offs", "dynamic-market" },
  require = { "calloff.direct-award#market" },
}

rule "LAW-EXCL-48" {
  because = "no contract may go to an excluded supplier, and no term may limit the right to leave out an excludable one",
  law     = "procurement-act-2023 s48",
  when    = "call-offs",
  require = { "calloff.procedure#standard" },
}

rule "LAW-FEE-45" {
  because = "a provider may be charged only a fixed share of the value of what it is awarded",
  law     = "procurement-act-2023 s45(7)",
  when    = all { "framework", "framework-fee" },
  require = { "admission.appointment" },
}

rule "LAW-DM-38" {
  because = "in a dynamic market, too, a provider may be charged only a fixed share of the value of what it is awarded",
  law     = "procurement-act-2023 s38",
  when    = all { "dynamic-market", "framework-fee" },
  require = { "admission.appointment" },
}

rule "CALL-NONE" {
  because = "each place is bought for one child, so there is no call-off",
  when    = all { "framework", none { "call-offs" } },
  require = { "calloff.procedure#placements-only" },
}

rule "CALL-LIST" {
  because = "a list is no route to a contract, so each placement bought from it names its own",
  law     = "procurement-act-2023 sch5",
  when    = all { "approved-list", none { "call-offs" } },
  require = { "calloff.procedure#list-placements" },
}

rule "CALL-MARKET" {
  because = "in a dynamic market each placement is awarded by a competition among its members, or on a ground in the Act",
  law     = "procurement-act-2023 s34",
  when    = all { "dynamic-market", none { "call-offs" } },
  require = { "calloff.procedure#market-placements" },
}

rule "MAT-CORE" {
  because = "no child moves without a referral, an answer, a decision and the manager's right to refuse",
  law     = "children-act-1989 s22C(5)",
  require = { "matching.referral", "matching.response", "matching.decision", "matching.veto", "matching.emergency",
              "placement.formation" },
}

rule "MAT-VETO" {
  because = "a side that changes its mind should meet the price of the nights held",
  prefer  = { "matching.veto#held-nights" },
}

rule "MAT-TWO" {
  because = "which child has the last place should follow a known order of need",
  when    = "more-than-one-authority",
  prefer  = { "matching.two-authorities#child-first" },
}

rule "MAT-EMERGENCY" {
  because = "the homes take children on the same day",
  when    = "emergency-allowed",
  require = { "matching.emergency#same-day", "placement.emergency-formation" },
}

rule "MAT-NO-EMERGENCY" {
  because = "the homes do not take children on the same day",
  when    = none { "emergency-allowed" },
  require = { "matching.emergency#none" },
}

-- What is wrong.

finding "ORDER-1" {
  blocks = true,
  when   = none { placed("agreement.precedence") },
  say    = "nothing says which part of the contract prevails",
  hint   = "place agreement.precedence",
}

finding "AGR-AGES" {
  blocks = true,
  when   = over("age_from", answer("age_to")),
  say    = "the youngest age is above the oldest",
  hint   = "correct age_from or age_to",
}

finding "LAW-U16" {
  blocks = true,
  when   = all { "supported-accommodation", under("age_from", 16) },
  say    = "supported accommodation is for young people of 16 and over",
  hint   = "set age_from to 16 or more, or choose another type of provision",
}

finding "AGR-SPOT-COMMIT" {
  blocks = true,
  when   = all { "spot", "commits-places" },
  say    = "a spot purchase commits no places",
  hint   = "choose a framework, or the volume model without a commitment",
}

finding "AGR-LIST-COMMIT" {
  when   = all { "approved-list", "call-offs" },
  say    = "places are committed to a provider from a list: above the threshold that contract needs its own lawful award",
  hint   = "choose a framework or a dynamic market, or record the route of the award",
}

finding "LAW-TERM-47" {
  law  = "procurement-act-2023 s47",
  when = all { "closed-framework", no("light_touch"), over("longest_term_months", law_limit("procurement-act-2023 s47")) },
  say  = "a framework that is not light touch lasts longer than the Act allows without reasons",
  hint = "shorten term_months or the extensions, or give the reasons in the tender notice",
}

finding "LAW-CALL-45" {
  blocks = true,
  law    = "procurement-act-2023 s45(3)",
  when   = all { "framework", "several-providers", no("light_touch"), no("ranking_used"), placed("calloff.direct-award") },
  say    = "an ordinary framework with several suppliers may be called off directly only by an objective mechanism",
  hint   = "rank the providers, or leave calloff.direct-award out",
}

finding "LAW-OPEN-49-FIRST" {
  blocks = true,
  law    = "procurement-act-2023 s49(2)(a)(i)",
  when   = all { "open-framework", over("first_reopening_months", law_limit("procurement-act-2023 s49(2)(a)(i)")) },
  say    = "the first reopening comes later than the Act allows",
  hint   = "set first_reopening_months to the limit or less",
}

finding "LAW-OPEN-49-TERM" {
  law  = "procurement-act-2023 s49(2)(a)(i)",
  when = all { "open-framework", over("term_months", answer("reopening_months")), over("term_months", answer("first_reopening_months")) },
  say  = "this framework's term runs past the date by which the next one replaces it",
  hint = "set term_months to the time until the next award; scheme_months is the length of the whole",
}

finding "LAW-OPEN-49-LATER" {
  blocks = true,
  law    = "procurement-act-2023 s49(2)(a)(ii)",
  when   = all { "open-framework", over("reopening_months", law_limit("procurement-act-2023 s49(2)(a)(ii)")) },
  say    = "later reopenings are further apart than the Act allows",
  hint   = "set reopening_months to the limit or less",
}

finding "LAW-OPEN-49-END" {
  blocks = true,
  law    = "procurement-act-2023 s49(2)(c)",
  when   = all { "open-framework", over("scheme_months", law_limit("procurement-act-2023 s49(2)(c)")) },
  say    = "the open framework lasts longer than the Act allows",
  hint   = "set scheme_months to the limit or less",
}

finding "LAW-OPEN-49-SINGLE" {
  blocks = true,
  law    = "procurement-act-2023 s49(6)",
  when   = all { "open-framework", no("several_providers"), over("scheme_months", law_limit("procurement-act-2023 s49(6)")) },
  say    = "an open framework with a single provider has to end sooner",
  hint   = "appoint several providers, or set scheme_months below the limit",
}

finding "AGR-OPEN-EXTEND" {
  when = all { "open-framework", over("longest_term_months", answer("scheme_months")) },
  say  = "the term with its extensions is longer than the whole open framework",
  hint = "shorten term_months or extension_total_months",
}

finding "LAW-DM-COMMIT" {
  law  = "procurement-act-2023 s35",
  when = all { "dynamic-market", "commits-places" },
  say  = "the documents of a dynamic market are not a contract: only a call-off made after a competition can commit places",
  hint = "keep every promise of volume in the call-off contract",
}

finding "LAW-STAND" {
  blocks = true,
  law    = "procurement-act-2023 s51",
  when   = all { "standstill", under("standstill_days", law_limit("procurement-act-2023 s51")) },
  say    = "a voluntary standstill is shorter than the Act allows",
  hint   = "set standstill_days to the limit or more, or to nothing",
}

finding "ADM-LOTS" {
  when = all { none { "spot" }, none { "lots-used" } },
  say  = "no lots are listed, so that everything is one lot",
  hint = "list the lots, or accept this",
}

finding "MAT-RANK" {
  blocks = true,
  when   = all { "several-providers", "ask-by-rank", none { "ranked" } },
  say    = "referrals go out in the order of rank, but providers are not ranked",
  hint   = "set ranking_used, or ask every provider at once",
}

finding "MAT-URGENT-HOURS" {
  blocks = true,
  when   = all { "emergency-allowed", at_least("emergency_start_hours", answer("urgent_start_hours")) },
  say    = "an emergency would not be more urgent than an urgent referral",
  hint   = "set urgent_start_hours above emergency_start_hours",
}

finding "MAT-SLOW-EMERGENCY" {
  when = all { "emergency-allowed", at_least("response_emergency_hours", answer("emergency_start_hours")) },
  say  = "an answer to an emergency may come after the child needs the place",
  hint = "shorten response_emergency_hours",
}

finding "MAT-SLOW-URGENT" {
  when = over("response_urgent_hours", answer("urgent_start_hours")),
  say  = "an answer to an urgent referral may come after the child needs the place",
  hint = "shorten response_urgent_hours",
}

finding "MAT-SAME-DAY-PLAN" {
  law  = "care-planning-regs-2010 reg9(2)",
  when = all { "emergency-allowed", over("ipa_emergency_days", law_limit("care-planning-regs-2010 reg9(2)")) },
  say  = "the full agreement after an emergency would come later than the placement plan has to",
  hint = "shorten ipa_emergency_days",
}
