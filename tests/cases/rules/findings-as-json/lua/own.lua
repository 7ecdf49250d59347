finding "OWN-LATE" { blocks = true, when = over("places", 30), say = "more places than the \"law\" allows" }
