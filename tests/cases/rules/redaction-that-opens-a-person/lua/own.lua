redaction "OWN" { questions = { "stay_contact" }, shows = true, because = "we asked them" }
