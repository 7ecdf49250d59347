-- Topic payment: invoices, time, disputes, lateness and mistakes.

rule "PAY-1" {
  because = "an invoice is paid in the time that the law sets or a shorter one, and lateness has a price",
  law     = "procurement-act-2023 s68",
  require = { "payment.invoice", "payment.time", "payment.dispute", "payment.late", "payment.recovery" },
}

rule "PAY-ARREARS" {
  because = "care is invoiced when it has been given",
  prefer  = { "payment.invoice#arrears" },
}

finding "LAW-PAY-30" {
  blocks = true,
  law    = "procurement-act-2023 s68",
  when   = over("payment_days", law_limit("procurement-act-2023 s68")),
  say    = "payment later than the statutory limit has no effect",
  hint   = "set payment_days to the limit or less",
}

finding "PAY-CHECK" {
  when = at_least("invoice_check_days", answer("payment_days")),
  say  = "an invoice may be found wrong only when it is already due",
  hint = "set invoice_check_days below payment_days",
}

finding "LAW-PAY-30-THIRD" {
  blocks = true,
  law    = "procurement-act-2023 s68",
  when   = yes("payment_third_party"),
  say    = "payment would wait until another body has paid, and such a term has no effect",
  hint   = "set payment_third_party to no; the council pays in time and recovers the other body's share itself",
}
