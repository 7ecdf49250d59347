-- Topic admission: lots by age and price, tiers, rounds of prices, accreditation. Who joins and when stands in agreement.lua.

condition "lots-detailed"  { some("lots", answered("lot_age_from")) }
-- Each lot has a highest price of its own, which stands in place of the one for all.
condition "lot-prices"     { all { "standing-terms", "lots-detailed" } }
condition "prices-by-lot"  { all { "lot-prices", none { any { "commits-places", "cost-volume" } } } }
condition "tiers"          { all { "several-providers", yes("tiers_used") } }
condition "price-rounds"   { all { "standing-terms", yes("price_rounds") } }
condition "accreditation"  { all { "standing-terms", yes("accreditation_used") } }

local function among(lots, better)
  local found
  for _, lot in ipairs(lots) do
    local price = lot.lot_price_most
    if price and (not found or better(price, found)) then found = price end
  end
  return found or 0
end

value "lot_price_lowest" {
  of      = { "lots" },
  compute = function(a) return among(a.lots, function(x, y) return x < y end) end,
}

value "lot_price_highest" {
  of      = { "lots" },
  compute = function(a) return among(a.lots, function(x, y) return x > y end) end,
}

rule "ADM-LOT-TABLE" {
  because = "lots by age have their ages and their highest prices in one table",
  when    = all { "standing-terms", "lots-detailed" },
  require = { "admission.lots" },
}

rule "ADM-TIERS" {
  because = "providers stand in tiers, so who stands where, and what a tier is worth, must be said",
  when    = "tiers",
  require = { "admission.tiers" },
}

rule "ADM-TIERS-ALL" {
  because = "every tier is asked at once, and the tier counts only between homes that are equally right",
  when    = all { "tiers", "ask-all" },
  require = { "admission.tiers#all-then-rank" },
}

rule "ADM-TIERS-FIRST" {
  because = "tier after tier is asked",
  when    = all { "tiers", "ask-by-tier" },
  require = { "admission.tiers#tier-first" },
}

rule "ADM-PRICES" {
  because = "prices are sent anew in rounds, and the history of each is kept",
  when    = "price-rounds",
  require = { "admission.prices-anew" },
}

rule "ADM-ACCREDIT" {
  because = "homes are looked at in stages before they are asked, and an exception leaves a record",
  when    = "accreditation",
  require = { "admission.accreditation", "admission.accreditation-standards", "admission.not-accredited" },
}

finding "ADM-LOT-AGES" {
  blocks = true,
  each   = "lots",
  when   = over("lot_age_from", answer("lot_age_to")),
  say    = "the youngest age of this lot is above its oldest",
  hint   = "correct lot_age_from or lot_age_to",
}

finding "ADM-LOT-OUTSIDE" {
  each = "lots",
  when = any { under("lot_age_from", answer("age_from")), over("lot_age_to", answer("age_to")) },
  say  = "this lot takes ages that the service does not",
  hint = "bring lot_age_from and lot_age_to within age_from and age_to",
}

finding "ADM-LOT-PARTS" {
  blocks = true,
  each   = "lots",
  when   = all { "lots-detailed", any { none { answered("lot_age_from") }, none { answered("lot_age_to") }, none { answered("lot_price_most") } } },
  say    = "some lots state ages and a highest price, and this one leaves a cell empty",
  hint   = "answer lot_age_from, lot_age_to and lot_price_most for every lot",
}

finding "ADM-LOT-CEILING" {
  blocks = true,
  each   = "lots",
  when   = over("lot_price_most", answer("ceiling_price")),
  say    = "the highest price of this lot is above the greatest core price of the arrangement",
  hint   = "lower lot_price_most, or raise ceiling_price",
}

finding "ADM-TIERS-NONE" {
  blocks = true,
  when   = all { "tiers", none { has("tiers") } },
  say    = "providers stand in tiers, and no tier is described",
  hint   = "list them under tiers, the highest first",
}

finding "ADM-TIERS-ORDER" {
  blocks = true,
  when   = all { is("referral_order", "by_tier"), none { "tiers" } },
  say    = "referrals go out tier after tier, but there are no tiers",
  hint   = "set tiers_used, or ask every provider at once",
}

finding "ADM-TIERS-RANK" {
  blocks = true,
  when   = all { "tiers", any { "ranked", "ask-by-rank" } },
  say    = "providers would stand in tiers and in a rank at the same time",
  hint   = "set ranking_used to no and choose all_at_once or by_tier as referral_order, or set tiers_used to no",
}

finding "LAW-DM-34" {
  blocks = true,
  law    = "procurement-act-2023 s34",
  when   = all { "dynamic-market", one_of("referral_order", { "by_rank", "by_tier" }) },
  say    = "in a dynamic market an award follows a competition that is open to every member of the lot: none may be asked first",
  hint   = "set referral_order to all_at_once",
}

finding "ADM-ACCREDIT-NONE" {
  blocks = true,
  when   = all { "accreditation", none { has("accreditation_standards") } },
  say    = "homes are accredited against standards, and none is listed",
  hint   = "list them under accreditation_standards",
}

finding "LAW-FEE-45-KIND" {
  blocks = true,
  law    = "procurement-act-2023 s45(7)",
  when   = all { "framework", one_of("framework_fee_kind", { "sum", "yearly" }) },
  say    = "a framework may charge a provider only a fixed share of the value of what it is awarded",
  hint   = "set framework_fee_kind to share, or charge nothing",
}

finding "LAW-DM-38-KIND" {
  blocks = true,
  law    = "procurement-act-2023 s38",
  when   = all { "dynamic-market", one_of("framework_fee_kind", { "sum", "yearly" }) },
  say    = "a dynamic market may charge a member only a fixed share of the value of what it is awarded",
  hint   = "set framework_fee_kind to share, or charge nothing",
}

finding "LAW-DM-36-LIMIT" {
  blocks = true,
  law    = "procurement-act-2023 s36",
  when   = all { "dynamic-market", answered("market_limit") },
  say    = "a dynamic market may not limit the number of its members",
  hint   = "take market_limit out of the answers",
}

finding "LAW-DM-36-CLOSING" {
  blocks = true,
  law    = "procurement-act-2023 s36",
  when   = all { "dynamic-market", answered("market_closing_date") },
  say    = "a dynamic market takes applications for as long as it lasts, so it may have no last day to apply",
  hint   = "take market_closing_date out of the answers",
}

finding "LAW-DM-36-CONDITIONS" {
  blocks = true,
  law    = "procurement-act-2023 s36",
  when   = all { "dynamic-market", yes("market_conditions_change") },
  say    = "the conditions for membership of a dynamic market may not change while it lasts",
  hint   = "set market_conditions_change to no, and let raised standards be part of what each competition asks for",
}

finding "LAW-EXCL-48-MISSING" {
  blocks = true,
  law    = "procurement-act-2023 s45(6)",
  when   = all { "standing-terms", none { placed("calloff.procedure") } },
  say    = "nothing keeps an award from going to an excluded supplier",
  hint   = "place calloff.procedure",
}
