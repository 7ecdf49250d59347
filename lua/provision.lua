-- Kinds of provision: what fostering, supported accommodation and a residential special school add to a
-- children's home, and take away. The names of the kinds stand in agreement.lua and placement.lua.

condition "staffed"          { none { "fostering" } }
condition "cares"            { none { "supported-accommodation" } }
condition "residential-care" { any { "childrens-home", "school-placement" } }
condition "homes-listed"     { all { "call-offs", "staffed" } }
condition "support-on-site"  { is("support_presence", "on_site") }
condition "term-time"         { all { "school-placement", under("school_weeks", 52) } }
condition "school-independent" { is("school_kind", "independent") }
condition "holiday-elsewhere" { any { "supported-accommodation", "term-time" } }

-- Children's homes.

rule "CH-1" {
  because = "a children's home meets nine standards, keeps to its statement of purpose, and shows what its visitor and its own review found",
  law     = "childrens-homes-regs-2015 reg4",
  when    = "childrens-home",
  require = { "care.standards", "care.statement-of-purpose", "spec.quality-standards", "spec.quality" },
}

-- Fostering.

rule "FO-1" {
  because = "a foster family lasts if the carer is supported, may decide, is paid while the child is away and can keep the young person",
  law     = "fostering-services-regs-2011 reg17",
  when    = "fostering",
  require = { "care.foster-carers", "spec.foster-care", "care.delegated-authority", "price.retainer",
              "price.carer-payments", "care.staying-put", "ipa.foster-household", "spec.premises#household" },
}

rule "FO-1-HOUSEHOLDS" {
  because = "a call-off contract for fostering is for places in approved households, not for listed homes",
  law     = "fostering-services-regs-2011 reg17",
  when    = all { "fostering", "call-offs" },
  require = { "calloff.homes#households" },
}

rule "FO-1-PAID" {
  because = "carers are told what they earn by their agency; a floor and a yearly figure protect them from both sides",
  when    = "fostering",
  prefer  = { "price.carer-payments#floor", "care.staying-put#council-arranges" },
}

-- Supported accommodation.

rule "SA-1" {
  because = "supported accommodation meets four standards, is registered before anybody moves in, and agrees with each young person how living there works",
  law     = "supported-accommodation-regs-2023 reg3",
  when    = "supported-accommodation",
  require = { "spec.supported-standards", "spec.support", "care.young-persons-agreement", "care.registration",
              "ipa.support", "spec.premises#accommodation", "spec.staffing#supported" },
}

rule "LAW-SA-23" {
  because = "the four standards bind every provider of supported accommodation, and readers ask where each is met",
  law     = "supported-accommodation-regs-2023 reg3",
  when    = "supported-accommodation",
  require = { "spec.supported-standards" },
}

-- Residential special schools.

rule "IPA-SCH" {
  because = "a school placement follows the school year and the child's plan, and its fee is paid by the term and shared between budgets",
  law     = "children-and-families-act-2014 s42",
  when    = "school-placement",
  require = { "care.school", "placement.school-year", "ipa.school", "ipa.services", "payment.invoice#by-term",
              "spec.education#school" },
}

rule "IPA-SCH-FEES" {
  because = "a school year has so many weeks, and its fee is paid by the term",
  when    = all { "school-placement", "no-commitment" },
  require = { "price.core#school" },
}

local function year_fee(a) return a.placement_weekly_total * a.school_weeks end

local function term_fee(a) return div(year_fee(a), a.school_terms) end

-- What one budget pays in a week: its share of the core price and of each line. Social care takes the rest.
local function weekly_of(a, core, line)
  local sum = price.share(a.placement_core_weekly, core)
  for _, fee in ipairs(a.fee_lines or {}) do
    sum = sum + price.share(fee.fee_quantity * fee.fee_rate, fee[line])
  end
  return sum
end

value "placement_year_fee" {
  of      = { "placement_weekly_total", "school_weeks" },
  compute = year_fee,
}

value "placement_term_fee" {
  of      = { "placement_weekly_total", "school_weeks", "school_terms" },
  compute = term_fee,
}

value "placement_last_term_fee" {
  of      = { "placement_weekly_total", "school_weeks", "school_terms" },
  compute = function(a) return year_fee(a) - (a.school_terms - 1) * term_fee(a) end,
}

value "placement_education_year" {
  of      = { "placement_core_weekly", "core_education_share", "fee_lines", "school_weeks" },
  compute = function(a) return weekly_of(a, a.core_education_share, "fee_education_share") * a.school_weeks end,
}

value "placement_health_year" {
  of      = { "placement_core_weekly", "core_health_share", "fee_lines", "school_weeks" },
  compute = function(a) return weekly_of(a, a.core_health_share, "fee_health_share") * a.school_weeks end,
}

value "placement_social_year" {
  of      = { "placement_year_fee", "placement_education_year", "placement_health_year" },
  compute = function(a) return a.placement_year_fee - a.placement_education_year - a.placement_health_year end,
}

-- What is wrong: registration. A home's own number is looked at in care.lua.

finding "LAW-REG-16-AGENCY" {
  blocks = true,
  law    = "care-standards-act-2000 s11",
  when   = all { "fostering", "awarded", none { answered("registration_number") } },
  say    = "no Ofsted number is recorded for this fostering agency: no child may be placed through it until it is registered",
  hint   = "set registration_number to the agency's number",
}

finding "LAW-REG-16-SERVICE" {
  blocks = true,
  law    = "supported-accommodation-regs-2023 reg3",
  when   = all { "supported-accommodation", "awarded", none { answered("registration_number") } },
  say    = "no Ofsted number is recorded for this supported accommodation service: nobody of sixteen or seventeen may live there until it is registered",
  hint   = "set registration_number to the service's number",
}

finding "LAW-REG-16-SCHOOL" {
  blocks = true,
  law    = "independent-school-standards-2014 sch1",
  when   = all { "school-placement", "awarded", none { answered("registration_number") } },
  say    = "no number in the register of schools is recorded for this school",
  hint   = "set registration_number to the school's unique reference number",
}

finding "IPA-SCH-295" {
  blocks = true,
  law    = "care-standards-act-2000 s1(6)",
  when   = all { "school-placement", no("school_home_registered"),
                 over("school_days", law_limit("care-standards-act-2000 s1(6)")) },
  say    = "a school that lodges children for so many days in a year is a children's home as well, and this one is not registered as one",
  hint   = "have it registered and answer school_home_registered with yes, or lodge children for fewer days",
}

-- What is wrong: the terms of a kind.

finding "SA-1-OLD" {
  when = all { "supported-accommodation", over("age_to", 17) },
  say  = "supported accommodation under these terms is for 16 and 17 year olds; an older person may stay on, but none is placed",
  hint = "set age_to to 17",
}

finding "FO-1-RETAINER" {
  when = all { "fostering", is("retainer_mode", "none") },
  say  = "carers would lose their income whenever a child is in hospital, missing or about to arrive",
  hint = "set retainer_mode to cases or single",
}

finding "IPA-SCH-NIGHTS" {
  blocks = true,
  when   = all { "school-placement", none { "no-commitment" } },
  say    = "committed or discounted places are counted by nights, and a school is paid by the term",
  hint   = "set volume_model to none for a school",
}

finding "IPA-SCH-REPORT" {
  blocks = true,
  when   = all { "school-placement", at_most("school_report_weeks", answer("school_decision_weeks")) },
  say    = "the council would decide on the next school year before it has the school's report",
  hint   = "set school_report_weeks above school_decision_weeks",
}

finding "IPA-SCH-PLAN" {
  each = "placements",
  law  = "children-and-families-act-2014 s42",
  when = all { "school-placement", none { yes("placement_plan_names_school") } },
  say  = "the child's education, health and care plan is not said to name this school",
  hint = "have the plan amended, then answer placement_plan_names_school with yes",
}

finding "SA-1-SUPPORT" {
  each = "placements",
  law  = "supported-accommodation-regs-2023 reg7",
  when = all { "supported-accommodation", any { none { answered("support_reason") }, none { answered("placement_support_hours") } } },
  say  = "this placement does not say how many hours of support the young person has, or why support is enough",
  hint = "answer placement_support_hours and support_reason",
}

finding "FO-1-APPROVAL" {
  each = "placements",
  law  = "fostering-services-regs-2011 reg27",
  when = all { "fostering", none { answered("carer_approval") } },
  say  = "this placement does not say for whom the foster carer is approved",
  hint = "answer carer_approval from the carer's terms of approval",
}
