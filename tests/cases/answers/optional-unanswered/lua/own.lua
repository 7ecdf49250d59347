condition "own-remark" { answered("remark") }
