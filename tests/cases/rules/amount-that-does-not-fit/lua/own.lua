condition "dear" { over("weekly_price", pounds(92233720368547759)) }
