voting_rule "own" {
  title = "Ours", because = "we like it", quorum = { 1, 2 },
  quorum_each_side = true, abstentions_make_quorum = true,
  carried = "plurality", of = "each side", tie = "refer back", block = "none",
}
