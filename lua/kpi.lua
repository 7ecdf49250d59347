-- Topic kpi: measures in both directions, one joint return, no statutory claim.

-- Section 52 of the Procurement Act asks for no indicators in these.
condition "kpi-exempt" { any { yes("light_touch"), "framework" } }

-- A target below the whole says that some invoices may be paid late.
condition "kpi-late-payment" { under("target_invoices", percent(100)) }

rule "KPI-2" {
  because = "whoever measures the provider measures the councils too",
  when    = "standing-terms",
  require = { "kpi.both-ways", "kpi.provider-measures", "kpi.authority-measures", "kpi.return", "kpi.meetings" },
}

rule "KPI-LEARN" {
  because = "a measure that costs money or rank is argued about and not learned from",
  when    = "standing-terms",
  prefer  = { "kpi.both-ways#learn" },
}

rule "LAW-KPI-52" {
  because = "the statutory duty to set indicators leaves out frameworks and light touch contracts",
  law     = "procurement-act-2023 s52(6)",
  when    = all { "standing-terms", "kpi-exempt" },
  require = { "kpi.no-statute" },
}

value "kpi_return_days" {
  of      = { "return_part_days", "return_join_days", "return_check_days" },
  compute = function(a) return a.return_part_days + a.return_join_days + a.return_check_days end,
}

finding "KPI-ONE-SIDED" {
  blocks = true,
  when   = any {
    all { placed("kpi.provider-measures"), none { placed("kpi.authority-measures") } },
    all { placed("kpi.authority-measures"), none { placed("kpi.provider-measures") } },
  },
  say    = "the pack measures one side only",
  hint   = "place both tables of measures, or neither",
}

finding "LAW-KPI-52-CLAIM" {
  law  = "procurement-act-2023 s52(6)",
  when = all { "kpi-exempt", placed("kpi.both-ways"), none { placed("kpi.no-statute") } },
  say  = "the pack has measures but does not say that no statute requires them",
  hint = "place kpi.no-statute",
}

finding "LAW-KPI-52-ORDINARY" {
  law  = "procurement-act-2023 s52",
  when = none { "kpi-exempt" },
  say  = "this is neither a framework nor a light touch contract: above the value in section 52 the Act may require indicators",
  hint = "ask a solicitor; the measures in this library are not those indicators",
}

finding "KPI-LATE-PAYMENT" {
  when = "kpi-late-payment",
  say  = "the target for invoices paid in time is below every invoice, but the time to pay binds for each",
  hint = "set target_invoices to 100%, or say in the consultation why not",
}
