redaction "OWN" { say = "secret", because = "so it is" }
