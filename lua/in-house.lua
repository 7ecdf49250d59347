-- Topic in-house: a council's own homes, held to the same measures by an agreement that is no contract.

condition "in-house-service" { yes("in_house_service") }

rule "INH-SLA" {
  because = "a council cannot contract with its own homes, so what they owe each other needs a paper of its own",
  when    = "in-house-service",
  require = { "in-house.effect", "in-house.standards", "in-house.order", "in-house.recharge", "in-house.escalation" },
}

finding "INH-PARTY" {
  blocks = true,
  when   = all { "in-house-service", answered("in_house_authority"), has("authorities"),
                 none { some("authorities", same("authority_name", "in_house_authority")) } },
  say    = "the council that runs homes of its own is none of the councils that are parties",
  hint   = "give in_house_authority the name of a council as it stands in authorities",
}
