condition "block"  { is("model", "block") }
condition "shared" { is("model", "shared") }
condition "trial"  { yes("trial") }
condition "several" { count_over("authorities", 1) }

rule "TINY-BLOCK" {
  because = "a block promises every place",
  when = "block",
  require = { "tiny.volume#block" },
}

rule "TINY-SHARED" {
  because = "a shared block promises half",
  when = "shared",
  prefer = { "tiny.volume#shared" },
}

rule "TINY-TRIAL" {
  because = "a trial was asked for",
  when = "trial",
  require = { "tiny.trial" },
}

value "yearly_price" {
  of = { "weekly_price" },
  compute = function(a) return a.weekly_price * 52 end,
}
