-- Topic gate: what must be so before a pack is ready to procure. A project adds to the lists, or waives a criterion with its reason.

criterion "heads" {
  number   = 1,
  title    = "Heads of terms are complete",
  evidence = "heads",
  because  = "a term that nobody has agreed comes back as a question of every tenderer",
  hint     = "agree the row, or reserve it with the name of whoever owns it; paction motion add DIR BOARD --adopt-rest puts all that is left in one motion",
}

criterion "rounds" {
  number   = 2,
  title    = "All rounds are closed",
  evidence = "rounds",
  because  = "nobody should find the text issued while they were still asked about it",
  hint     = "close the round, or cancel it with a reason",
}

criterion "replies" {
  number   = 3,
  title    = "Every point is answered",
  evidence = "replies",
  because  = "a consultation counts only if what was said was weighed, and seen to be",
  hint     = "give each point a disposition with its reason; look again at replies whose clause has changed since",
}

criterion "objections" {
  number   = 4,
  title    = "No strong objection stands",
  evidence = "objections",
  priority = "essential",
  because  = "a home that cannot work with a term will not bid, however good the rest",
  hint     = "resolve the objection, or let the board decide on it with reasons",
}

criterion "variants" {
  number   = 5,
  title    = "The variant of each clause is decided",
  evidence = "decisions",
  because  = "only wording that both sides have decided goes to market",
  hint     = "put the clause before the board, or decide it again if what the decision rests on has changed; paction motion add DIR BOARD --adopt-rest puts all that is left in one motion",
}

criterion "rules" {
  number   = 6,
  title    = "The rules are clean",
  evidence = "rules",
  because  = "a pack that breaks a rule of law is open to challenge, and one that warns has been read by somebody",
  hint     = "cure what blocks; accept each warning by name, with the reason",
}

criterion "model" {
  number   = 7,
  title    = "The commercial model has been run and seen",
  evidence = "model",
  references = { "grid-of-use", "parameters", "acceptable-zone", "cliffs-and-incentives" },
  because  = "both sides should know who pays what at every level of use before they promise it",
  hint     = "run the figures, and record the minute in which the board saw them",
}

criterion "route" {
  number   = 8,
  title    = "Route and notices are set",
  evidence = "questions",
  questions  = { "arrangement", "light_touch", "lots", "tender_value", "start_date", "term_months" },
  references = { "threshold-result", "notice-dates" },
  because  = "the notice fixes the route, the value and the dates, and little of it can be changed afterwards",
  hint     = "answer the question, or record the paper that settles it with its date",
}

criterion "law" {
  number   = 9,
  title    = "A solicitor has signed it off",
  evidence = "law",
  days     = 180,
  references = { "legal-sign-off" },
  because  = "law changes while a contract is written, and the table of law is only as good as its last check",
  hint     = "check the law again, and record the solicitor's sign-off with its date",
}

criterion "assessments" {
  number   = 10,
  title    = "The assessments are done",
  evidence = "references",
  references = { "equality", "data-protection", "social-value", "subsidy-control", "childrens-rights" },
  because  = "each is asked for by law or by the council's own duty, before the decision and not after it",
  hint     = "record the assessment with its reference and date",
}

criterion "monitoring" {
  number   = 11,
  title    = "Both sides are measured",
  evidence = "clauses",
  clauses  = { "kpi.both-ways", "kpi.provider-measures", "kpi.authority-measures" },
  because  = "monitoring that is settled at the planning stage, and goes both ways, is monitoring that is used",
  hint     = "place the clauses that hold both tables of measures",
}

criterion "vote" {
  number   = 12,
  title    = "The board has voted for the pack",
  evidence = "vote",
  because  = "the pack goes out in the name of both sides, so both must have carried it under their rule",
  hint     = "put the pack to the board as a motion, and record the votes",
}

criterion "rebuild" {
  number   = 13,
  title    = "The pack can be built again",
  evidence = "rebuild",
  because  = "what was issued must be provable for the life of the contract: same inputs, same files",
  hint     = "freeze the pack, and find out what differs when it is built again",
}

criterion "publication" {
  number   = 14,
  title    = "The copy to publish is there",
  evidence = "publication",
  because  = "the law wants the contract published, and the redacted copy is easiest to agree before there is a winner",
  hint     = "assemble the pack for publication, with its redactions, in a format that everybody can read",
}
