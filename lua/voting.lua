-- Topic voting: how a board decides. Each board, and each motion, names one of these rules.

voting_rule "each-side" {
  title   = "Majority of each side",
  because = "councils and providers decide as equals, so neither side can outvote the other",
  quorum  = { 1, 2 },
  quorum_each_side       = true,
  abstentions_make_quorum = true,
  carried = "majority",
  of      = "each side",
  tie     = "refer back",
  block   = "refer back",
}

voting_rule "majority" {
  title   = "Majority of all votes",
  because = "for questions of procedure, where a side has nothing to lose and an answer is needed today",
  quorum  = { 1, 2 },
  quorum_each_side       = true,
  abstentions_make_quorum = true,
  carried = "majority",
  of      = "all",
  tie     = "chair",
  block   = "none",
}

voting_rule "two-thirds" {
  title   = "Two thirds of all votes",
  because = "to change what binds the board itself, such as its terms of reference",
  quorum  = { 2, 3 },
  quorum_each_side       = true,
  abstentions_make_quorum = true,
  carried = "two thirds",
  of      = "all",
  block   = "refer back",
}

voting_rule "consensus" {
  title   = "Consensus",
  because = "for what only works if everybody stands behind it; whoever can live with it abstains",
  quorum  = { 1, 2 },
  quorum_each_side       = true,
  abstentions_make_quorum = true,
  carried = "consensus",
  of      = "all",
  block   = "refer back",
}
