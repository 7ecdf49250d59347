-- Names that have to agree. A council, a home and a kind of service stand in several answers; each must be one of those listed.

condition "same-home"       { same("home_name", "placement_home") }
condition "other-number"    { all { "same-home", none { same("home_urn", "placement_home_urn") } } }
condition "leased-home"     { same("home_name", "lease_home") }
condition "secure-only"     { any { is("liberty_order", "secure"), is("legal_status", "remand_detention") } }
condition "service-astray"  {
  any { all { is("placement_service", "foster_care"), none { "fostering" } },
        all { is("placement_service", "support"), none { "supported-accommodation" } },
        all { "supported-accommodation", is_not("placement_service", "support") },
        all { "fostering", one_of("placement_service", { "care", "care_education", "care_education_therapy" }) } } }
condition "ages-astray" {
  any { all { is("child_age_band", "under_ten"), over("age_from", 9) },
        all { is("child_age_band", "ten_to_twelve"), any { over("age_from", 12), under("age_to", 10) } },
        all { is("child_age_band", "thirteen_to_fifteen"), any { over("age_from", 15), under("age_to", 13) } },
        all { is("child_age_band", "sixteen_or_seventeen"), under("age_to", 16) } } }

-- How many records of a list have the same answer as one before them.
local function alike(list, field)
  local count, seen = 0, {}
  for _, record in ipairs(list) do
    local name = record[field]
    if name ~= nil and seen[name] then count = count + 1 end
    if name ~= nil then seen[name] = true end
  end
  return count
end

value "authorities_alike" {
  of      = { "authorities" },
  compute = function(a) return alike(a.authorities, "authority_name") end,
}

value "homes_alike" {
  of      = { "homes" },
  compute = function(a) return alike(a.homes, "home_urn") end,
}

finding "NAME-COUNCILS" {
  blocks = true,
  when   = over("authorities_alike", 0),
  say    = "two of the councils have the same name",
  hint   = "correct authority_name, or list the council once",
}

finding "NAME-HOMES" {
  blocks = true,
  when   = all { "childrens-home", has("homes"), over("homes_alike", 0) },
  say    = "two homes have the same number, and each children's home is registered on its own",
  hint   = "correct home_urn",
}

finding "NAME-SHARE" {
  blocks = true,
  each   = "place_shares",
  when   = all { "block-price", "more-than-one-authority", answered("share_authority"), has("authorities"),
                 none { some("authorities", same("authority_name", "share_authority")) } },
  say    = "a share of the places belongs to none of the councils that are parties",
  hint   = "set share_authority to a council's name as in authorities",
}

finding "NAME-LEASE" {
  blocks = true,
  each   = "leased_homes",
  when   = all { "council-lease", answered("lease_council"), has("authorities"),
                 none { some("authorities", same("authority_name", "lease_council")) } },
  say    = "the council that lets this home is none of the councils that are parties",
  hint   = "set lease_council to a council's name as in authorities",
}

finding "NAME-LEASE-HOME" {
  each = "leased_homes",
  when = all { "council-lease", answered("lease_home"), has("homes"), none { some("homes", "leased-home") } },
  say  = "a home that a council lets is none of the homes listed",
  hint = "set lease_home to a home's name as in homes, or list that home",
}

finding "NAME-CAPITAL" {
  blocks = true,
  when   = all { "council-capital", answered("capital_council"), has("authorities"),
                 none { some("authorities", same("authority_name", "capital_council")) } },
  say    = "the council that pays for the building is none of the councils that are parties",
  hint   = "set capital_council to a council's name as in authorities",
}

finding "NAME-PLACING" {
  blocks = true,
  each   = "placements",
  when   = all { answered("placing_authority"), has("authorities"),
                 none { some("authorities", same("authority_name", "placing_authority")) } },
  say    = "the council that places this child is none of the councils that are parties",
  hint   = "set placing_authority to a council's name as in authorities",
}

finding "NAME-HOME-NUMBER" {
  blocks = true,
  each   = "placements",
  when   = all { has("homes"), some("homes", "other-number") },
  say    = "this placement gives its home another registration number than the list of homes does",
  hint   = "correct placement_home_urn or home_urn",
}

finding "NAME-SERVICE" {
  each = "placements",
  when = "service-astray",
  say  = "this placement is for a service that these terms are not about",
  hint = "correct placement_service, or service_type",
}

finding "NAME-AGES" {
  each = "placements",
  when = "ages-astray",
  say  = "this child's age lies outside the ages of the service",
  hint = "correct child_age_band, or age_from and age_to",
}

finding "NAME-SECURE" {
  blocks = true,
  law    = "children-act-1989 s25",
  each   = "placements",
  when   = "secure-only",
  say    = "this child may live only in accommodation that is approved as secure, and these terms are for none",
  hint   = "find a secure children's home on terms of its own, or correct liberty_order or legal_status",
}
