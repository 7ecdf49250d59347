-- Topic care: standards, registration, restriction by Ofsted, decisions about the child.

condition "care-plan-late"      { over("placement_plan_days", law_limit("care-planning-regs-2010 reg9(2)")) }
condition "care-home-unnumbered" { none { answered("home_urn") } }

rule "CARE-CORE" {
  because = "every placement needs a standard of care, a registration, someone who decides, and a rule about moves",
  require = { "care.standards", "care.registration", "care.inspection", "care.delegated-authority", "care.consent",
              "care.health-education", "care.moves" },
}

rule "CARE-DELEGATED" {
  because = "the placement plan must say which decisions the carer may take",
  law     = "care-planning-regs-2010 sch2",
  require = { "care.delegated-authority", "care.consent" },
}

rule "CARE-PURPOSE-OTHER" {
  because = "a fostering agency, supported accommodation and a school also say in writing whom they are for",
  when    = any { "fostering", "supported-accommodation", "school-placement" },
  require = { "care.statement-of-purpose" },
}

finding "LAW-REG-16" {
  law  = "care-standards-act-2000 s11",
  each = "homes",
  when = all { "childrens-home", "care-home-unnumbered" },
  say  = "no Ofsted number is recorded for this home: a child must not be placed there until it is registered",
  hint = "set home_urn once Ofsted has registered the home",
}

finding "CARE-PLAN-LATE" {
  law  = "care-planning-regs-2010 reg9(2)",
  when = "care-plan-late",
  say  = "a placement plan would come later than the regulations are believed to allow",
  hint = "set placement_plan_days to the limit or less; a solicitor has not yet checked that limit",
}

finding "CARE-RESTRICTION-ORDER" {
  when = over("restriction_plan_days", answer("restriction_review_days")),
  say  = "the councils would decide about each child before they have seen the provider's plan",
  hint = "set restriction_plan_days to restriction_review_days or less",
}
