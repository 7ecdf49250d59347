condition "late" { over("start_date", 9223372036854775807) }
