finding "F-DATE" { when = is("start_date", "2027-04-01"), say = "the date is" }
finding "F-MONEY" { when = is("weekly_price", "4,900.00"), say = "the price is" }
finding "F-RATE" { when = one_of("void_share", { "50%", "60%" }), say = "the share is one of two" }
finding "F-NUMBER" { when = is("places", "6"), say = "the number is" }
finding "F-NOT" { when = is_not("start_date", "2027-04-01"), say = "the date is not" }
