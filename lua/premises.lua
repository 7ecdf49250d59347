-- Topic premises: whose the buildings are, the lease of a council's house, and a council's money in one.

condition "council-lease"         { is("property", "council_lease") }
condition "lease-peppercorn"      { is("lease_rent_kind", "peppercorn") }
condition "lease-council-insures" { is("lease_insures", "council") }
condition "rent-below-market"     { under("lease_rent", answer("lease_market_rent")) }
condition "council-loan"          { is("council_capital", "loan") }
condition "council-grant"         { is("council_capital", "grant") }
condition "council-capital"       { any { "council-loan", "council-grant" } }
condition "premises-shared"       { any { "council-lease", "council-capital" } }

rule "PROP-1" {
  because = "a house that a council lets has a rent, a repairer of each part, and an end that follows the children",
  law     = "landlord-and-tenant-act-1954 s38A",
  when    = "council-lease",
  require = { "premises.lease", "premises.repairs", "ending.records-and-lease" },
}

rule "PROP-1-REPAIRS" {
  because = "a lease is as short as the contract, and no provider earns back a roof in that time",
  when    = "council-lease",
  prefer  = { "premises.repairs#council-structure" },
}

rule "PROP-LOAN" {
  because = "a council lends money for a building",
  law     = "subsidy-control-act-2022 s12",
  when    = "council-loan",
  require = { "premises.capital#loan" },
}

rule "PROP-GRANT" {
  because = "a council gives money towards a building",
  law     = "subsidy-control-act-2022 s12",
  when    = "council-grant",
  require = { "premises.capital#grant" },
}

value "lease_difference" {
  of      = { "lease_rent", "lease_market_rent" },
  compute = function(a) return a.lease_market_rent - a.lease_rent end,
}

value "lease_difference_total" {
  of      = { "leased_homes" },
  compute = function(a)
    local sum = 0
    for _, home in ipairs(a.leased_homes or {}) do sum = sum + home.lease_market_rent - home.lease_rent end
    return sum
  end,
}

finding "PROP-NO-HOME" {
  blocks = true,
  when   = all { "council-lease", none { has("leased_homes") } },
  say    = "a council lets a home to the provider, but none is listed",
  hint   = "list leased_homes with their rents",
}

finding "PROP-SUBSIDY" {
  law  = "subsidy-control-act-2022 s12",
  when = all { any { all { "council-lease", some("leased_homes", "rent-below-market") }, "council-capital" },
               no("subsidy_assessed") },
  say  = "a rent below the market, a loan or a grant may be a subsidy, and nobody has assessed it",
  hint = "have it assessed and recorded, then answer subsidy_assessed with yes",
}

finding "PROP-PEPPERCORN" {
  blocks = true,
  when   = all { "council-lease", "lease-peppercorn", some("leased_homes", over("lease_rent", pounds(1))) },
  say    = "the rent is called a peppercorn, but a home in the table has more",
  hint   = "answer lease_rent_kind with rent, or lease_rent with 1.00",
}

finding "PROP-WARNING" {
  law  = "business-tenancies-order-2003 sch1",
  when = all { "council-lease", under("lease_warning_days", law_limit("business-tenancies-order-2003 sch1")) },
  say  = "with so short a warning only a statutory declaration excludes security of tenure",
  hint = "set lease_warning_days to the limit or more",
}

finding "PROP-FOSTER" {
  blocks = true,
  when   = all { "fostering", "council-lease" },
  say    = "foster families live in their own homes, and no council lets one to the agency",
  hint   = "answer property with none",
}
