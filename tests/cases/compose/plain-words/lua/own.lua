condition "never" { over("places", 100) }
