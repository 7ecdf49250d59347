condition "own-this" { any { "own-that", yes("trial") } }
condition "own-that" { none { "own-this" } }
