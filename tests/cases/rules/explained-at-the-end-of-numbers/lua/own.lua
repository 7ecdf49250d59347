rule "OWN-MANY" { because = "to test", require = { "tiny.trial" },
  when = any { over("places", 9223372036854775807), answered("start_date") } }
