-- What a project may do: vote otherwise; ask more of the gate, count otherwise, waive, and add.

voting_rule "two-thirds" {
  title = "Two thirds, and nearly all there", because = "our terms of reference say so",
  quorum = { 3, 4 }, quorum_each_side = true, abstentions_make_quorum = false,
  carried = "two thirds", of = "all", block = "none",
}

criterion "law" { days = 30, because = "the Act is being amended this month" }
criterion "assessments" { references = { "rural-impact" } }
criterion "model" { waived = "a spot purchase promises no volume" }
criterion "unions" {
  number = 15, title = "The unions have been heard", evidence = "references",
  references = { "union-meeting" },
  because = "staff move under this contract", hint = "record the meeting",
}
