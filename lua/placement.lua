-- Topics placement (except how an agreement is made) and ipa: the standing terms of a placement, and its form.

-- Of one placement; they read the record in which they are asked.
condition "emergency"           { is("placement_kind", "emergency") }
condition "emergency-form"      { all { "emergency-allowed", "emergency" } }
condition "liberty-restricted"  { one_of("liberty_order", { "secure", "deprivation" }) }
condition "under-sixteen"       { one_of("child_age_band", { "under_ten", "ten_to_twelve", "thirteen_to_fifteen" }) }
condition "split-wrong"         { any { over("core_share_total", percent(100)), under("core_share_total", percent(100)) } }
condition "line-split-wrong"    { any { over("fee_share_total", percent(100)), under("fee_share_total", percent(100)) } }
condition "plan-without-date"   { all { no("plan_available"), none { answered("plan_due_days") } } }
condition "placement-plan-late" {
  all { is("plan_kind", "placement_plan"), no("plan_available"),
        over("plan_due_days", law_limit("care-planning-regs-2010 reg9(2)")) },
}

-- Of the arrangement.
condition "school-placement"    { is("service_type", "residential_school") }

-- Which clauses.

rule "IPT-CORE" {
  because = "every placement starts, is reviewed, changes and ends, and a child may be away from it",
  require = { "placement.terms-apply", "placement.stay", "placement.start", "placement.absence", "placement.money",
              "placement.review", "placement.variation", "placement.planned-ending", "placement.late-move",
              "placement.unplanned-ending", "placement.disruption-meeting", "placement.belongings",
              "placement.final-account", "placement.special-terms" },
}

rule "IPT-ENDING-REVIEW" {
  because = "the council may end a placement only after a review of the case, save in danger",
  law     = "care-planning-regs-2010 reg14",
  require = { "placement.planned-ending", "care.moves" },
}

rule "IPT-RETAINER" {
  because = "where a kept place is paid for, somebody must decide before the payment ends",
  when    = "retainer",
  require = { "placement.retainer-effect" },
}

rule "IPA-CORE" {
  because = "each child's placement has its own agreement, and its form must be complete",
  require = { "ipa.header", "ipa.parties", "ipa.child", "ipa.legal-status", "ipa.placement-details", "ipa.plans",
              "ipa.purpose", "ipa.people", "ipa.services", "ipa.fees", "ipa.family-time", "ipa.health-education",
              "ipa.notice", "ipa.variations", "ipa.invoicing", "ipa.special-terms", "ipa.signatures" },
}

rule "IPA-PLAN" {
  because = "the law says what a placement plan covers, and the form points to each part of it",
  law     = "care-planning-regs-2010 sch2",
  require = { "ipa.plans", "ipa.family-time", "ipa.health-education" },
}

rule "IPA-EM" {
  because = "a child who needs a home today cannot wait for the whole form, and the haste must end",
  when    = "emergency-allowed",
  require = { "placement.emergency-ending" },
}

rule "IPA-EM-FORM" {
  because = "whoever may be asked for a home tonight should know the short form today",
  when    = all { "standing-terms", "emergency-allowed" },
  require = { "ipa.emergency-form" },
}

-- What is worked out.

value "fee_weekly" {
  of      = { "fee_quantity", "fee_rate" },
  compute = function(a) return a.fee_quantity * a.fee_rate end,
}

value "fee_share_total" {
  of      = { "fee_social_share", "fee_education_share", "fee_health_share" },
  compute = function(a) return a.fee_social_share + a.fee_education_share + a.fee_health_share end,
}

value "core_share_total" {
  of      = { "core_social_share", "core_education_share", "core_health_share" },
  compute = function(a) return a.core_social_share + a.core_education_share + a.core_health_share end,
}

value "placement_weekly_total" {
  of      = { "placement_core_weekly", "fee_lines", "placement_discount_weekly" },
  compute = function(a)
    local total = a.placement_core_weekly - (a.placement_discount_weekly or 0)
    for _, line in ipairs(a.fee_lines or {}) do
      total = total + line.fee_quantity * line.fee_rate
    end
    return total
  end,
}

-- For comparison only: an invoice works from the weekly amounts and rounds each line once.
value "placement_nightly" {
  of      = { "placement_weekly_total" },
  compute = function(a) return price.nights(a.placement_weekly_total, 1) end,
}

value "placement_emergency_total" {
  of      = { "placement_weekly_total", "placement_emergency_extra" },
  compute = function(a) return a.placement_weekly_total + (a.placement_emergency_extra or 0) end,
}

value "placement_emergency_most" {
  of      = { "placement_core_weekly", "emergency_premium_rate" },
  compute = function(a) return price.share(a.placement_core_weekly, a.emergency_premium_rate) end,
}

value "placement_one_off_total" {
  of      = { "placement_one_offs" },
  compute = function(a)
    local total = 0
    for _, cost in ipairs(a.placement_one_offs or {}) do
      total = total + cost.one_off_amount
    end
    return total
  end,
}

value "placement_estimated_value" {
  of      = { "placement_weekly_total", "placement_expected_weeks", "placement_one_off_total" },
  compute = function(a)
    return a.placement_weekly_total * (a.placement_expected_weeks or 0) + a.placement_one_off_total
  end,
}

-- What is wrong with the terms.

finding "IPT-TRIAL-NOTICE" {
  when = over("trial_notice_nights", answer("planned_notice_nights")),
  say  = "notice in a trial period would be longer than ordinary notice",
  hint = "set trial_notice_nights to planned_notice_nights or less",
}

finding "IPT-EMERGENCY-NOTICE" {
  when = all { "emergency-allowed", over("emergency_notice_nights", answer("planned_notice_nights")) },
  say  = "notice in an emergency period would be longer than ordinary notice",
  hint = "set emergency_notice_nights to planned_notice_nights or less",
}

finding "IPT-SHORT-NOTICE" {
  when = over("short_notice_nights", answer("planned_notice_nights")),
  say  = "more nights would be paid for after an ending at once than after full notice",
  hint = "set short_notice_nights to planned_notice_nights or less",
}

finding "IPT-PROVIDER-NOTICE" {
  when = all { placed("placement.planned-ending#longer-for-provider"),
               under("provider_notice_nights", answer("planned_notice_nights")) },
  say  = "the variant says that the provider's notice is longer, and the answer makes it shorter",
  hint = "set provider_notice_nights above planned_notice_nights, or choose equal notice",
}

finding "IPT-LATE-BALANCE" {
  when = any { over("late_opening_nights", answer("late_arrival_nights")),
               under("late_opening_nights", answer("late_arrival_nights")) },
  say  = "a late council and a late provider are treated differently",
  hint = "set late_arrival_nights and late_opening_nights alike, or note why not",
}

finding "IPA-NOTICE-MATCH" {
  blocks = true,
  when   = any {
    all { placed("placement.planned-ending#longer-for-provider"), placed("ipa.notice#equal") },
    all { placed("placement.planned-ending#equal"), placed("ipa.notice#longer-for-provider") },
  },
  say    = "the summary in the form and the clause on notice are different variants",
  hint   = "choose the same variant of placement.planned-ending and ipa.notice",
}

-- What is wrong with a placement.

finding "IPA-UNREGISTERED" {
  blocks = true,
  law    = "care-standards-act-2000 s11",
  each   = "placements",
  when   = none { answered("placement_home_urn") },
  say    = "no registration number is recorded for the home, agency, service or school of this placement",
  hint   = "set placement_home_urn; a child must not be placed where nobody is registered to have them",
}

finding "IPA-U16" {
  blocks = true,
  each   = "placements",
  when   = all { "supported-accommodation", "under-sixteen" },
  say    = "a child under sixteen would be placed in supported accommodation",
  hint   = "find a children's home or a foster home for this child",
}

finding "LAW-VAL-5" {
  law  = "procurement-act-2023 sch3",
  each = "placements",
  when = all { one_of("ipa_route", { "spot", "approved_list", "urgency" }), none { answered("placement_planned_end") },
               none { answered("placement_expected_weeks") } },
  say  = "this placement has no end and was not bought through a framework or a market: its value counts as above the threshold",
  hint = "record an expected length, or the route that makes the award lawful",
}

finding "LAW-VAL-5-THRESHOLD" {
  law  = "procurement-act-2023 sch1",
  each = "placements",
  when = all { yes("light_touch"), one_of("ipa_route", { "spot", "approved_list" }),
               over("placement_estimated_value", law_limit("procurement-act-2023 sch1")) },
  say  = "this placement is worth more than the threshold and was bought outside a framework or a market: it needs a lawful award of its own",
  hint = "record the ground of the direct award as ipa_route, or compete for it",
}

finding "IPA-VALUE" {
  each = "placements",
  when = over("placement_estimated_value", answer("tender_value")),
  say  = "this placement alone would cost more than the whole procurement was estimated to cost",
  hint = "check the fee and placement_expected_weeks, or the estimate in tender_value",
}

finding "IPA-ROUTE" {
  each = "placements",
  when = all { is("ipa_route", "call_off"), none { "call-offs" } },
  say  = "the agreement says that it was made under a call-off contract, and this arrangement has none",
  hint = "choose another ipa_route",
}

finding "IPA-EMERGENCY-BARRED" {
  blocks = true,
  each   = "placements",
  when   = all { "emergency", none { "emergency-allowed" } },
  say    = "this is an emergency placement, and the homes take none",
  hint   = "change placement_kind, or emergency_allowed for the arrangement",
}

finding "IPA-EMERGENCY-UNTIL" {
  blocks = true,
  each   = "placements",
  when   = all { over("placement_emergency_extra", pounds(0)), none { answered("placement_emergency_until") } },
  say    = "there is an emergency addition without a last day",
  hint   = "set placement_emergency_until",
}

finding "IPA-EMERGENCY-EXTRA" {
  blocks = true,
  each   = "placements",
  when   = all { none { "emergency" }, over("placement_emergency_extra", pounds(0)) },
  say    = "there is an emergency addition, and the placement is not an emergency",
  hint   = "set placement_emergency_extra to nothing, or placement_kind to emergency",
}

finding "IPA-EMERGENCY-MOST" {
  blocks = true,
  each   = "placements",
  when   = all { "emergency", over("placement_emergency_extra", answer("placement_emergency_most")) },
  say    = "the emergency addition is above the share of the core price that the price terms allow",
  hint   = "set placement_emergency_extra to that share or less",
}

finding "IPA-CORE-PRICE" {
  each = "placements",
  when = all { "block-price", is("ipa_route", "call_off"), over("placement_core_weekly", answer("block_price")) },
  say  = "the core price of this placement is above the block price",
  hint = "use the block price, or record that the place lies outside the committed places and the flex band",
}

finding "IPA-CORE-SPLIT" {
  blocks = true,
  each   = "placements",
  when   = "split-wrong",
  say    = "the shares of the core price do not make up the whole",
  hint   = "let core_social_share, core_education_share and core_health_share sum to 100%",
}

finding "IPA-LINE-SPLIT" {
  blocks = true,
  each   = "placements",
  when   = some("fee_lines", "line-split-wrong"),
  say    = "the shares of an additional service do not make up the whole",
  hint   = "let fee_social_share, fee_education_share and fee_health_share of each line sum to 100%",
}

finding "IPA-DISCOUNT" {
  each = "placements",
  when = all { over("placement_discount_weekly", pounds(0)), none { answered("placement_discount_reason") } },
  say  = "there is a discount without a reason: a discount must not steer where a child lives",
  hint = "set placement_discount_reason",
}

finding "IPA-OUTCOMES-FEW" {
  each = "placements",
  when = all { none { "emergency" }, none { count_over("placement_outcomes", 2) } },
  say  = "fewer than three outcomes are recorded",
  hint = "add outcomes that the child would recognise",
}

finding "IPA-OUTCOMES-MANY" {
  each = "placements",
  when = count_over("placement_outcomes", 8),
  say  = "more than eight outcomes are recorded, which is more than anyone will work on",
  hint = "keep the ones that matter most",
}

finding "IPA-PLAN-DATE" {
  each = "placements",
  when = some("placement_plans", "plan-without-date"),
  say  = "a plan is missing and nobody has said when it will come",
  hint = "set plan_due_days for each plan that is not ready",
}

finding "IPA-PLAN-LATE" {
  law  = "care-planning-regs-2010 reg9(2)",
  each = "placements",
  when = some("placement_plans", "placement-plan-late"),
  say  = "the placement plan would come later than the regulations are believed to allow",
  hint = "set plan_due_days to the limit or less; a solicitor has not yet checked that limit",
}

finding "IPA-LIBERTY" {
  law  = "children-act-1989 s25",
  each = "placements",
  when = all { "liberty-restricted", none { answered("liberty_order_until") } },
  say  = "an order restricts this child's liberty and its last day is not recorded",
  hint = "set liberty_order_reference and liberty_order_until",
}

finding "IPA-SCHOOL" {
  each = "placements",
  when = all { "school-placement", none { answered("placement_school_end") } },
  say  = "a placement in a residential school does not say with which school year it ends",
  hint = "set placement_school_end",
}

finding "IPA-SPECIAL" {
  each = "placements",
  when = answered("placement_special_terms"),
  say  = "there are special terms: a solicitor must read them before signature",
  hint = "have them read, or clear placement_special_terms",
}
