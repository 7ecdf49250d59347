-- Rules that no library ships: what the others leave untried.

voting_rule "tie-falls" {
  title = "A tie falls", because = "a test of it",
  quorum = { 1, 3 }, quorum_each_side = false, abstentions_make_quorum = true,
  carried = "majority", of = "all", tie = "falls", block = "none",
}

voting_rule "strict" {
  title = "Whoever abstains is not there", because = "a test of it",
  quorum = { 2, 3 }, quorum_each_side = false, abstentions_make_quorum = false,
  carried = "majority", of = "each side", tie = "falls", block = "none",
}

voting_rule "two-thirds-each" {
  title = "Two thirds of each side", because = "a test of it",
  quorum = { 1, 2 }, quorum_each_side = true, abstentions_make_quorum = true,
  carried = "two thirds", of = "each side", block = "none",
}
