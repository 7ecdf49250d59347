-- Specification: what a place is asked to be, and when the papers contradict themselves.

condition "children-took-part" { yes("children_took_part") }
condition "forecast-published" { all { any { "dynamic-market", "approved-list" }, "no-commitment" } }
condition "homes-of-one"       { none { any { "fostering", "published-terms" } } }
condition "no-home-named"      { none { has("homes") } }

rule "SPEC-DAY" {
  because = "a specification covers every heading that a child's day has, whatever the kind of place",
  require = {
    "spec.purpose", "spec.voice", "spec.who", "spec.needs", "spec.outcomes", "spec.model-of-care", "spec.location",
    "spec.admissions", "spec.planning", "spec.daily-care", "spec.health", "spec.education", "spec.family-time",
    "spec.identity", "spec.safety", "spec.missing", "spec.online", "spec.behaviour", "spec.transitions",
    "spec.independence", "spec.premises", "spec.partners", "spec.out-of-hours", "spec.quality",
    "spec.future", "spec.monitoring", "spec.co-production",
  },
}

rule "SPEC-STAFF" {
  because = "where adults work in shifts, how many there are is part of the bargain",
  when    = "staffed",
  require = { "spec.staffing" },
}

rule "SPEC-STANDARDS" {
  because = "the quality standards bind every children's home, and readers ask where each is met",
  when    = "childrens-home",
  law     = "childrens-homes-regs-2015 reg4",
  require = { "spec.quality-standards" },
}

rule "SPEC-JOURNEY" {
  because = "no home is named yet, so nearness is a longest journey",
  when    = "no-home-named",
  prefer  = { "spec.location#journey" },
}

rule "SPEC-FORECAST" {
  because = "councils that commit to places plan ahead with the provider",
  when    = any { "soft-block", "hard-block", "cost-volume", "partnership" },
  prefer  = { "spec.future#shared" },
}

rule "SPEC-PUBLISHED" {
  because = "where any provider can join, the same forecast goes to all at once",
  when    = "forecast-published",
  prefer  = { "spec.future#published" },
}

finding "SPEC-LIMIT-HOURS" {
  blocks = true,
  law    = "childrens-homes-regs-2015 reg22(6)",
  when   = over("limit_tell_hours", law_limit("childrens-homes-regs-2015 reg22(6)")),
  say    = "the council hears of a limit on family time or a phone later than the regulations allow",
  hint   = "set limit_tell_hours to the limit or less",
}

finding "SPEC-PLAN-MEETING" {
  when = over("planning_meeting_days", answer("placement_plan_days")),
  say  = "the planning meeting may come after the placement plan is due",
  hint = "hold the meeting no later than the time for the placement plan",
}

finding "SPEC-NO-GROUP" {
  when = none { has("cohorts") },
  say  = "the needs forecast is empty",
  hint = "give at least one group of children with its numbers",
}

finding "SPEC-GROUP-YOUNG" {
  each = "cohorts",
  when = under("cohort_age_from", answer("age_from")),
  say  = "a group in the forecast is younger than the service takes",
  hint = "change the group's ages or age_from",
}

finding "SPEC-GROUP-OLD" {
  each = "cohorts",
  when = over("cohort_age_to", answer("age_to")),
  say  = "a group in the forecast is older than the service takes",
  hint = "change the group's ages or age_to",
}

finding "SPEC-GROUP-AGES" {
  each = "cohorts",
  when = over("cohort_age_from", answer("cohort_age_to")),
  say  = "a group's youngest age is above its oldest",
  hint = "correct the ages of the group",
}

finding "SPEC-NIGHT-STAFF" {
  when = over("night_staff", answer("day_staff")),
  say  = "the floor for staff at night is above the floor by day",
  hint = "look at day_staff and night_staff",
}

finding "SPEC-NO-CHILDREN" {
  when = none { "children-took-part" },
  say  = "no children or young people took part in the specification",
  hint = "ask them before the pack goes to market; the statement of co-production stays silent about them until then",
}

finding "SPEC-NO-HISTORY" {
  when = none { has("spec_changes") },
  say  = "the specification has no history of changes",
  hint = "record at least the first version in spec_changes",
}
