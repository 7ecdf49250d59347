condition "much" { over("void_share", percent(-92233720368547759)) }
