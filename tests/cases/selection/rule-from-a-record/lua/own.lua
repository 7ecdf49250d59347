rule "OWN-1" { because = "a large home", when = over("home_places", 4), require = { "tiny.trial" } }
