-- Who reads whom, and how much: reasons in the access journal, what was read
-- within the hour, the pauses that follow, and the heads of agencies.

-- A page of names is one row and about nobody in particular; a file outside
-- the caseload has a reason, and words that are sealed with its id.
CREATE TABLE access_journal_new (
    id BLOB PRIMARY KEY NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    account_id BLOB NOT NULL,
    person_id BLOB,
    purpose TEXT NOT NULL,
    reason TEXT,
    words BLOB
) STRICT;
INSERT INTO access_journal_new (id, at, actor, account_id, person_id, purpose)
SELECT id, at, actor, account_id, person_id, purpose FROM access_journal;
DROP TABLE access_journal;
ALTER TABLE access_journal_new RENAME TO access_journal;
CREATE INDEX access_journal_person ON access_journal (person_id, at);
CREATE INDEX access_journal_account ON access_journal (account_id, at);

-- What an adviser read last, each once: a person, or a page of names.
-- `scope` is `inside` the caseload or `outside` of it.
CREATE TABLE reading (
    account_id BLOB NOT NULL,
    scope TEXT NOT NULL,
    what BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account_id, scope, what)
) STRICT;
CREATE INDEX reading_at ON reading (at);

-- An adviser who read more than their work explains reads nobody for a while.
CREATE TABLE reading_pause (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL,
    scope TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    lifted_at INTEGER,
    lifted_by BLOB
) STRICT;
CREATE INDEX reading_pause_account ON reading_pause (account_id, since);
CREATE INDEX reading_pause_until ON reading_pause (until);

-- Who answers for an agency; only an adviser who is attached to it.
CREATE TABLE agency_head (
    account_id BLOB NOT NULL REFERENCES account (id),
    agency_id BLOB NOT NULL,
    named_at INTEGER NOT NULL,
    named_by BLOB,
    PRIMARY KEY (account_id, agency_id)
) STRICT;
CREATE INDEX agency_head_agency ON agency_head (agency_id);

-- An alarm stands once for each agency, so that each head has a line of their
-- own; the nil id is the service as a whole.
UPDATE alarm SET agency_id = x'00000000000000000000000000000000' WHERE agency_id IS NULL;
DROP INDEX alarm_open;
CREATE UNIQUE INDEX alarm_open ON alarm (kind, about, agency_id) WHERE closed_at IS NULL;
