condition "own" { over("places", law_limit("tiny-act-2020 sch2")) }
