redaction "OWN" { of = "secret", say = "x", because = "y" }
