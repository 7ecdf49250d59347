redaction "OWN" { of = "commercial", say = "secret", because = "so it is", law = "tiny-act s99" }
