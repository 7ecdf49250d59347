-- Information: a role for each flow, what is published and when, and how long it is kept.

condition "data-flows-listed" { has("data_flows") }
condition "joint-flow"        { some("data_flows", is("flow_role", "joint")) }
condition "processor-flow"    { some("data_flows", one_of("flow_role", { "provider_processor", "authority_processor" })) }
condition "sensitive-listed"  { has("sensitive_items") }
condition "contract-signed"   { answered("contract_signed_date") }
-- The value of a framework is the sum of its contracts, so nothing under it is larger.
condition "contract-copy-due" { over("tender_value", law_limit("procurement-act-2023 s53(3)")) }

rule "DATA-BASE" {
  because = "every placement moves a child's information, so each flow needs an owner and each record a keeper",
  law     = "uk-gdpr art26",
  require = { "data.roles", "data.schedule", "data.sharing", "data.breach", "data.requests",
              "data.confidentiality", "data.records", "data.retention" },
}

rule "DATA-FOI" {
  because = "councils answer to the public for what they buy",
  law     = "foia-2000 s1",
  require = { "data.freedom-of-information" },
}

rule "DATA-PUBLICATION" {
  because = "a public contract is followed by a notice, and what is published can point to a child",
  law     = "procurement-act-2023 s53(1)(a)",
  require = { "data.publication" },
}

rule "LAW-PUB-53" {
  because = "above this estimated value a copy of the contract must be published, redacted",
  law     = "procurement-act-2023 s53(3)",
  when    = "contract-copy-due",
  require = { "data.publication", "data.schedule" },
}

-- A period "beginning with" a day counts that day, hence the one less.
value "contract_details_due" {
  of      = { "contract_signed_date", "contract_details_days" },
  compute = function(a) return a.contract_signed_date + a.contract_details_days - 1 end,
}

value "contract_copy_due" {
  of      = { "contract_signed_date", "contract_copy_days" },
  compute = function(a) return a.contract_signed_date + a.contract_copy_days - 1 end,
}

value "foi_total_days" {
  of      = { "foi_tell_days", "foi_view_days", "foi_warning_days" },
  compute = function(a) return a.foi_tell_days + a.foi_view_days + a.foi_warning_days end,
}

finding "LAW-GDPR" {
  blocks = true,
  law    = "uk-gdpr art26",
  when   = all { any { placed("placement.formation"), placed("ipa.header") },
                 any { none { placed("data.schedule") }, none { "data-flows-listed" } } },
  say    = "children's information will pass, but no table says which and in whose role",
  hint   = "list the flows under data_flows and keep data.schedule in the pack",
}

finding "LAW-GDPR-ROLE" {
  blocks = true,
  law    = "uk-gdpr art26",
  each   = "data_flows",
  when   = none { answered("flow_role") },
  say    = "this flow of personal data has no role",
  hint   = "answer flow_role: as a rule each party is an independent controller",
}

finding "DATA-PROCESSOR" {
  each = "data_flows",
  when = is("flow_role", "provider_processor"),
  say  = "the provider is called a processor; a registered provider seldom is",
  hint = "keep this role only for a narrow task done on the council's orders",
}

finding "LAW-CDN-53" {
  blocks = true,
  law    = "procurement-act-2023 s53(1)(a)",
  when   = all { yes("light_touch"), over("contract_details_days", law_limit("procurement-act-2023 s53(1)(a)")) },
  say    = "the contract details notice would come later than the law allows",
  hint   = "set contract_details_days to the limit or less; the day of entering into the contract counts as the first",
}

finding "LAW-CDN-53-ORDINARY" {
  blocks = true,
  law    = "procurement-act-2023 s53(1)(b)",
  when   = all { no("light_touch"), over("contract_details_days", law_limit("procurement-act-2023 s53(1)(b)")) },
  say    = "for a contract that is not light touch the contract details notice would come later than the law allows",
  hint   = "set contract_details_days to the limit or less",
}

finding "LAW-PUB-53-DAYS" {
  blocks = true,
  law    = "procurement-act-2023 s53(3)(a)",
  when   = all { "contract-copy-due", yes("light_touch"), over("contract_copy_days", law_limit("procurement-act-2023 s53(3)(a)")) },
  say    = "the copy of the contract would come later than the law allows",
  hint   = "set contract_copy_days to the limit or less; the day of entering into the contract counts as the first",
}

finding "LAW-PUB-53-ORDINARY" {
  blocks = true,
  law    = "procurement-act-2023 s53(3)(b)",
  when   = all { "contract-copy-due", no("light_touch"), over("contract_copy_days", law_limit("procurement-act-2023 s53(3)(b)")) },
  say    = "for a contract that is not light touch the copy would come later than the law allows",
  hint   = "set contract_copy_days to the limit or less",
}

finding "DATA-SENSITIVE" {
  when = all { "contract-copy-due", none { "sensitive-listed" } },
  say  = "a copy will be published and no commercially sensitive information is listed",
  hint = "ask the provider, and list it under sensitive_items or record that there is none",
}

finding "LAW-BREACH-33" {
  law  = "uk-gdpr art33",
  when = over("breach_notice_hours", law_limit("uk-gdpr art33")),
  say  = "the other party would hear of a data breach after the regulator must",
  hint = "set breach_notice_hours well under the limit",
}

finding "LAW-COMPLAINT-164A" {
  law  = "data-protection-act-2018 s164A",
  when = over("data_complaint_days", law_limit("data-protection-act-2018 s164A")),
  say  = "a data protection complaint would be acknowledged later than the law requires",
  hint = "set data_complaint_days to the limit or less",
}

finding "LAW-FOI-10" {
  law  = "foia-2000 s10",
  when = at_least("foi_total_days", law_limit("foia-2000 s10")),
  say  = "hearing the provider uses up all the time that the council has for its answer",
  hint = "shorten foi_tell_days, foi_view_days or foi_warning_days",
}

finding "LAW-RECORD-36" {
  law  = "childrens-homes-regs-2015 reg36",
  when = all { "childrens-home", under("child_record_years", law_limit("childrens-homes-regs-2015 reg36")) },
  say  = "a child's case record would be destroyed earlier than the law allows",
  hint = "set child_record_years to the limit or more",
}

finding "LAW-RECORD-98" {
  blocks = true,
  law    = "procurement-act-2023 s98(4)",
  when   = under("award_record_years", law_limit("procurement-act-2023 s98(4)")),
  say    = "records of the award would be destroyed earlier than the law allows",
  hint   = "set award_record_years to the limit or more",
}
