-- Social value, and the general duties of equality, human rights, modern slavery and Prevent.

condition "small-provider"      { is("provider_size", "small") }
condition "social-value-listed" { has("social_value_commitments") }

rule "GEN-EQUALITY" {
  because = "the public sector equality duty follows what is done in a council's name",
  law     = "equality-act-2010 s149",
  require = { "general.equality" },
}

rule "GEN-RIGHTS" {
  because = "a child's rights must not depend on who runs the home",
  law     = "human-rights-act-1998 s6",
  require = { "general.human-rights" },
}

rule "GEN-SLAVERY" {
  because = "recruitment for care is where forced labour is found",
  law     = "modern-slavery-act-2015 s54",
  prefer  = { "general.modern-slavery" },
}

rule "GEN-PREVENT" {
  because = "the home notices first, and the council holds the duty",
  law     = "counter-terrorism-act-2015 s26",
  prefer  = { "general.prevent" },
}

rule "SV-BASE" {
  because = "the provider made promises to the area, and the price includes them",
  law     = "social-value-act-2012 s1",
  when    = all { "standing-terms", "social-value-listed" },
  require = { "social-value.commitments", "social-value.schedule" },
}

rule "SV-SMALL" {
  because = "a provider of one or two homes can replace a promise, but cannot be run by a list of them",
  when    = all { "standing-terms", "small-provider", "social-value-listed" },
  prefer  = { "social-value.commitments#own-promises" },
}

finding "SV-EMPTY" {
  law  = "social-value-act-2012 s1",
  when = all { "standing-terms", "awarded", none { "social-value-listed" } },
  say  = "the contract is awarded and no social value promise is listed",
  hint = "list the promises, or keep a note of why the councils asked for none",
}

finding "SV-MANY" {
  when = all { "small-provider", count_over("social_value_commitments", 5) },
  say  = "a provider of one or two homes has many social value promises",
  hint = "ask for fewer; care quality must not pay for them",
}
