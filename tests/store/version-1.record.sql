PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
INSERT INTO settings VALUES('version','1');
INSERT INTO settings VALUES('identity','03c3134c2689bbe9b1b7c84e1850b8a1');
INSERT INTO settings VALUES('verifier','3eOEy5SzOdyTiJ3A1l7XPjGq2YrzkFHGAyqoU2uSBNI=');
INSERT INTO settings VALUES('shape','1ad3ba944e3f425a02f3a969bf49fd2382d2341c4a3e27a0fba65044a260ca1e');
CREATE TABLE events (
  sequence INTEGER PRIMARY KEY,
  previous TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL
) STRICT;
INSERT INTO events VALUES(1,'387b48b854799338e4e51089673a2690855507322118b57765f301a497937be4','ce257832f0c417368bdd36ac5891835219339cb625c0e254a13eb173499e2edc','{"at":"2026-03-02T10:00","by":null,"puts":[{"fields":{"capacity":"provider","is_lead":true,"name":"organisation/harbour HSPHkDc2whKvy9XcUBIqr2zMtMyv02fJhe7Hx/7HcBLbUJEX3WncSZR/dF6S+ttmkHpX2DivfQ==","side":"council"},"key":"harbour","kind":"organisation"}],"verb":"party.add"}');
INSERT INTO events VALUES(2,'ce257832f0c417368bdd36ac5891835219339cb625c0e254a13eb173499e2edc','c11e3a1c5f359ea3f8283ccfe28df35a3d640e4d90ed8759ef5c9ac09ff420a7','{"at":"2026-03-02T10:05","by":null,"puts":[{"fields":{"email":"person/harbour-1 J4GGIGT/vC1U9cxVs32Ve1//xALRspX+l0evAE3H3lhbWpAxB4Zm1IYwadzNPDKILa5pEg5dDY06SuBWCA==","name":"person/harbour-1 yLbjfT/4gBM1+VX7RJZuhhxRVVx9UgVLIiuL5AxHcQ/ZoYueFUd4LZMW6abz4leDiZG8s4g=","organisation":"harbour"},"key":"harbour-1","kind":"person"}],"verb":"party.person"}');
INSERT INTO events VALUES(3,'c11e3a1c5f359ea3f8283ccfe28df35a3d640e4d90ed8759ef5c9ac09ff420a7','2324a9ddccdc492e6f6b882d795094883ee99892c6a44db7003ee83c2bc11d65','{"at":"2026-03-02T10:10","by":"harbour-1","puts":[{"fields":{"capacity":"provider","name":"organisation/beacon XiNTJSKEBzNxag4sgyCmomQDKdINEqX7zGVFTfxH0a/D9OEBorNoWipi7bmT6b0D/B7N7ebZEQ==","side":"provider"},"key":"beacon","kind":"organisation"}],"verb":"party.add"}');
INSERT INTO events VALUES(4,'2324a9ddccdc492e6f6b882d795094883ee99892c6a44db7003ee83c2bc11d65','8f1942cf9510e33cd819353b6707d259ff9dd2cac02348d59bcf9d17a1afbd32','{"at":"2026-03-02T10:15","by":"harbour-1","puts":[{"fields":{"name":"person/beacon-1 EEj8B+PB5X91AtawkjS85mh2a6hV325TdywhGzQ+GT/7fFTzEEGjP6RCsjxbmXD/NXt4pg==","organisation":"beacon"},"key":"beacon-1","kind":"person"}],"verb":"party.person"}');
INSERT INTO events VALUES(5,'8f1942cf9510e33cd819353b6707d259ff9dd2cac02348d59bcf9d17a1afbd32','b8711b31557ebecd4ef57c3d10a597d334c7229c97f974cd70f07cea81f21757','{"at":"2026-03-02T10:20","by":"harbour-1","erased":"person/beacon-1","puts":[],"reason":"asked on 2 March","verb":"erase"}');
CREATE TABLE heads (
  sequence INTEGER PRIMARY KEY REFERENCES events (sequence),
  note TEXT NOT NULL
) STRICT;
CREATE TABLE kept_files (
  sha256 TEXT NOT NULL,
  subject TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (sha256, subject)
) STRICT;
CREATE TABLE erasures (
  subject TEXT PRIMARY KEY
) STRICT;
INSERT INTO erasures VALUES('person/beacon-1');
CREATE TABLE IF NOT EXISTS "organisation" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "name" TEXT,
  "side" TEXT NOT NULL,
  "capacity" TEXT NOT NULL,
  "is_lead" INTEGER NOT NULL
) STRICT;
INSERT INTO organisation VALUES('harbour',1,'organisation/harbour HSPHkDc2whKvy9XcUBIqr2zMtMyv02fJhe7Hx/7HcBLbUJEX3WncSZR/dF6S+ttmkHpX2DivfQ==','council','provider',1);
INSERT INTO organisation VALUES('beacon',2,'organisation/beacon XiNTJSKEBzNxag4sgyCmomQDKdINEqX7zGVFTfxH0a/D9OEBorNoWipi7bmT6b0D/B7N7ebZEQ==','provider','provider',0);
CREATE TABLE IF NOT EXISTS "membership" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "association" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "member" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE IF NOT EXISTS "person" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "email" TEXT,
  "post" TEXT
) STRICT;
INSERT INTO person VALUES('harbour-1',1,'harbour','person/harbour-1 yLbjfT/4gBM1+VX7RJZuhhxRVVx9UgVLIiuL5AxHcQ/ZoYueFUd4LZMW6abz4leDiZG8s4g=','person/harbour-1 J4GGIGT/vC1U9cxVs32Ve1//xALRspX+l0evAE3H3lhbWpAxB4Zm1IYwadzNPDKILa5pEg5dDY06SuBWCA==',NULL);
INSERT INTO person VALUES('beacon-1',2,'beacon','person/beacon-1 EEj8B+PB5X91AtawkjS85mh2a6hV325TdywhGzQ+GT/7fFTzEEGjP6RCsjxbmXD/NXt4pg==',NULL,NULL);
CREATE TABLE IF NOT EXISTS "round" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "title" TEXT,
  "purpose" TEXT,
  "stage" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "opens" TEXT,
  "closes" TEXT,
  "least_days" INTEGER NOT NULL,
  "freeze" TEXT,
  "sha256" TEXT,
  "rests_on" TEXT,
  "visibility" TEXT NOT NULL,
  "paused_at" TEXT,
  "closed_at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "round_item" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "round" TEXT REFERENCES "round" DEFERRABLE INITIALLY DEFERRED,
  "document" TEXT,
  "clause" TEXT,
  "variant" TEXT,
  "version" TEXT,
  "text" TEXT,
  "asks" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "extension" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "round" TEXT REFERENCES "round" DEFERRABLE INITIALLY DEFERRED,
  "old_close" TEXT,
  "new_close" TEXT,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "reason" TEXT,
  "by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "invitation" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "round" TEXT REFERENCES "round" DEFERRABLE INITIALLY DEFERRED,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "person" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "token_hash" TEXT,
  "until" TEXT,
  "sent_at" TEXT,
  "delivered_at" TEXT,
  "opened_at" TEXT,
  "reminded_at" TEXT,
  "revoked_at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "submission" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "round" TEXT REFERENCES "round" DEFERRABLE INITIALLY DEFERRED,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "association" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "channel" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "publish" TEXT NOT NULL,
  "is_personal" INTEGER NOT NULL,
  "represents" INTEGER NOT NULL,
  "supersedes" TEXT REFERENCES "submission" DEFERRABLE INITIALLY DEFERRED,
  "submitted_by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "submitted_at" TEXT,
  "late_reason" TEXT,
  "late_by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "late_at" TEXT,
  "withdrawn_at" TEXT,
  "withdrawn_reason" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "file" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "submission" TEXT REFERENCES "submission" DEFERRABLE INITIALLY DEFERRED,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "format" TEXT,
  "copy" TEXT,
  "document" TEXT,
  "size" INTEGER NOT NULL,
  "producer" TEXT,
  "points" INTEGER NOT NULL,
  "proposals" INTEGER NOT NULL,
  "untracked" INTEGER NOT NULL,
  "unplaced" INTEGER NOT NULL,
  "people" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "point" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "submission" TEXT REFERENCES "submission" DEFERRABLE INITIALLY DEFERRED,
  "round" TEXT REFERENCES "round" DEFERRABLE INITIALLY DEFERRED,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "author" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "parent" TEXT REFERENCES "point" DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "stance" TEXT NOT NULL,
  "priority" TEXT NOT NULL,
  "topic" TEXT,
  "is_confidential" INTEGER NOT NULL,
  "is_substantive" INTEGER NOT NULL,
  "is_personal" INTEGER NOT NULL,
  "target" TEXT NOT NULL,
  "document" TEXT,
  "clause" TEXT,
  "variant" TEXT,
  "version" TEXT,
  "in_record" TEXT,
  "address" TEXT,
  "label" TEXT,
  "on" TEXT,
  "source" TEXT,
  "carrier" TEXT,
  "exact" TEXT,
  "prefix" TEXT,
  "suffix" TEXT,
  "text" TEXT,
  "evidence" TEXT,
  "source_key" TEXT,
  "created_at" TEXT,
  "withdrawn_at" TEXT,
  "withdrawn_reason" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "proposed" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "point" TEXT REFERENCES "point" DEFERRABLE INITIALLY DEFERRED,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "verb" TEXT,
  "document" TEXT,
  "clause" TEXT,
  "address" TEXT,
  "label" TEXT,
  "was" TEXT,
  "now" TEXT,
  "lifted" TEXT,
  "question" TEXT,
  "answer" TEXT,
  "is_tracked" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "endorsement" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "point" TEXT REFERENCES "point" DEFERRABLE INITIALLY DEFERRED,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "stance" TEXT NOT NULL,
  "by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "grouping" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "point" TEXT REFERENCES "point" DEFERRABLE INITIALLY DEFERRED,
  "lead" TEXT REFERENCES "point" DEFERRABLE INITIALLY DEFERRED,
  "reason" TEXT NOT NULL,
  "by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "redaction" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "point" TEXT REFERENCES "point" DEFERRABLE INITIALLY DEFERRED,
  "from" INTEGER NOT NULL,
  "to" INTEGER NOT NULL,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "reason" TEXT,
  "by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "freeze" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "sha256" TEXT,
  "engine" TEXT,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "note" TEXT,
  "by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "placement" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "point" TEXT REFERENCES "point" DEFERRABLE INITIALLY DEFERRED,
  "freeze" TEXT REFERENCES "freeze" DEFERRABLE INITIALLY DEFERRED,
  "state" TEXT,
  "score" INTEGER NOT NULL,
  "document" TEXT,
  "clause" TEXT,
  "address" TEXT,
  "label" TEXT,
  "confirmed_by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE IF NOT EXISTS "board" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "name" TEXT,
  "terms" TEXT,
  "rule" TEXT,
  "chair" TEXT,
  "hides_votes" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "motion" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "board" TEXT REFERENCES "board" DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL,
  "clause" TEXT,
  "points" TEXT,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT,
  "seconded_by" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "rule" TEXT,
  "hides_votes" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "opens" TEXT,
  "closes" TEXT,
  "paper" TEXT,
  "withdrawn_reason" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "disposition" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "point" TEXT REFERENCES "point" DEFERRABLE INITIALLY DEFERRED,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "workflow" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "reason" TEXT,
  "did" TEXT,
  "not_taken" TEXT,
  "adopted" TEXT,
  "text" TEXT,
  "motion" TEXT REFERENCES "motion" DEFERRABLE INITIALLY DEFERRED,
  "lead" TEXT REFERENCES "point" DEFERRABLE INITIALLY DEFERRED,
  "to_round" TEXT REFERENCES "round" DEFERRABLE INITIALLY DEFERRED,
  "went_to" TEXT,
  "drafted_by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "drafted_at" TEXT,
  "approved_by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "approved_at" TEXT,
  "published_at" TEXT,
  "version" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "publication" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "kind" TEXT NOT NULL,
  "round" TEXT REFERENCES "round" DEFERRABLE INITIALLY DEFERRED,
  "sha256" TEXT,
  "points" INTEGER NOT NULL,
  "by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "seat" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "board" TEXT REFERENCES "board" DEFERRABLE INITIALLY DEFERRED,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "side" TEXT NOT NULL,
  "has_vote" INTEGER NOT NULL,
  "member" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "deputy" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "from" TEXT,
  "until" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "interest" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "seat" TEXT REFERENCES "seat" DEFERRABLE INITIALLY DEFERRED,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "clause" TEXT,
  "text" TEXT,
  "withdraws" INTEGER NOT NULL,
  "by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "option" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "motion" TEXT REFERENCES "motion" DEFERRABLE INITIALLY DEFERRED,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "label" TEXT,
  "clause" TEXT,
  "variant" TEXT,
  "version" TEXT,
  "source" TEXT,
  "text" TEXT,
  "values" TEXT,
  "definitions" TEXT,
  "body" TEXT,
  "point" TEXT REFERENCES "point" DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE IF NOT EXISTS "vote" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "motion" TEXT REFERENCES "motion" DEFERRABLE INITIALLY DEFERRED,
  "seat" TEXT REFERENCES "seat" DEFERRABLE INITIALLY DEFERRED,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "ballot" TEXT NOT NULL,
  "option" TEXT REFERENCES "option" DEFERRABLE INITIALLY DEFERRED,
  "reason" TEXT,
  "cast_by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "cast_as" TEXT NOT NULL,
  "at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "proxy" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "motion" TEXT REFERENCES "motion" DEFERRABLE INITIALLY DEFERRED,
  "from_seat" TEXT REFERENCES "seat" DEFERRABLE INITIALLY DEFERRED,
  "to_seat" TEXT REFERENCES "seat" DEFERRABLE INITIALLY DEFERRED,
  "by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "decision" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "motion" TEXT REFERENCES "motion" DEFERRABLE INITIALLY DEFERRED,
  "clause" TEXT,
  "variant" TEXT,
  "version" TEXT,
  "outcome" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "tally" TEXT,
  "source" TEXT,
  "text" TEXT,
  "values" TEXT,
  "definitions" TEXT,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "statement" TEXT,
  "minute" TEXT,
  "review_on" TEXT,
  "by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "issue" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "audience" TEXT,
  "freeze" TEXT REFERENCES "freeze" DEFERRABLE INITIALLY DEFERRED,
  "sha256" TEXT,
  "gate_was_open" INTEGER NOT NULL,
  "missing" TEXT,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "override_reason" TEXT,
  "by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "variation" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "title" TEXT,
  "from_freeze" TEXT REFERENCES "freeze" DEFERRABLE INITIALLY DEFERRED,
  "to_freeze" TEXT REFERENCES "freeze" DEFERRABLE INITIALLY DEFERRED,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "reason" TEXT,
  "on" TEXT,
  "by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "agreement" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "variation" TEXT REFERENCES "variation" DEFERRABLE INITIALLY DEFERRED,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "person" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "evidence" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "criterion" INTEGER NOT NULL,
  "name" TEXT,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "reference" TEXT,
  "on" TEXT,
  "until" TEXT,
  "by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS "acceptance" (
  "key" TEXT PRIMARY KEY,
  "ordinal" INTEGER NOT NULL UNIQUE,
  "finding" TEXT,
  "place" TEXT,
  "point" TEXT REFERENCES "point" DEFERRABLE INITIALLY DEFERRED,
  "decision" TEXT REFERENCES "decision" DEFERRABLE INITIALLY DEFERRED,
  "organisation" TEXT REFERENCES "organisation" DEFERRABLE INITIALLY DEFERRED,
  "reason" TEXT,
  "by" TEXT REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT
) STRICT;
CREATE TRIGGER "events is final: no UPDATE" BEFORE UPDATE ON "events" BEGIN SELECT RAISE(ABORT, 'a row of events is final'); END;
CREATE TRIGGER "events is final: no DELETE" BEFORE DELETE ON "events" BEGIN SELECT RAISE(ABORT, 'a row of events is final'); END;
CREATE TRIGGER "heads is final: no UPDATE" BEFORE UPDATE ON "heads" BEGIN SELECT RAISE(ABORT, 'a row of heads is final'); END;
CREATE TRIGGER "heads is final: no DELETE" BEFORE DELETE ON "heads" BEGIN SELECT RAISE(ABORT, 'a row of heads is final'); END;
CREATE TRIGGER "kept_files is final: no UPDATE" BEFORE UPDATE ON "kept_files" BEGIN SELECT RAISE(ABORT, 'a row of kept_files is final'); END;
CREATE TRIGGER "kept_files is final: no DELETE" BEFORE DELETE ON "kept_files" BEGIN SELECT RAISE(ABORT, 'a row of kept_files is final'); END;
CREATE TRIGGER "erasures is final: no UPDATE" BEFORE UPDATE ON "erasures" BEGIN SELECT RAISE(ABORT, 'a row of erasures is final'); END;
CREATE TRIGGER "erasures is final: no DELETE" BEFORE DELETE ON "erasures" BEGIN SELECT RAISE(ABORT, 'a row of erasures is final'); END;
CREATE TRIGGER "vote is final: no UPDATE" BEFORE UPDATE ON "vote" BEGIN SELECT RAISE(ABORT, 'a row of vote is final'); END;
CREATE TRIGGER "vote is final: no DELETE" BEFORE DELETE ON "vote" BEGIN SELECT RAISE(ABORT, 'a row of vote is final'); END;
COMMIT;
