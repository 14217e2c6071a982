-- Who reads whom, and how much: reasons in the access journal, what was read
-- within the hour, the pauses that follow, and the heads of agencies.

-- A page of names is one row and about nobody in particular; a file outside
-- the caseload has a reason, and words that are sealed with its id.
ALTER TABLE access_journal ALTER COLUMN person_id DROP NOT NULL;
ALTER TABLE access_journal ADD COLUMN reason TEXT;
ALTER TABLE access_journal ADD COLUMN words bytea;
CREATE INDEX access_journal_account ON access_journal (account_id, at);

-- What an adviser read last, each once: a person, or a page of names.
-- `scope` is `inside` the caseload or `outside` of it.
CREATE TABLE reading (
    account_id uuid NOT NULL,
    scope TEXT NOT NULL,
    what uuid NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account_id, scope, what)
);
CREATE INDEX reading_at ON reading (at);

-- An adviser who read more than their work explains reads nobody for a while.
CREATE TABLE reading_pause (
    id uuid PRIMARY KEY NOT NULL,
    account_id uuid NOT NULL,
    scope TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    lifted_at BIGINT,
    lifted_by uuid
);
CREATE INDEX reading_pause_account ON reading_pause (account_id, since);
CREATE INDEX reading_pause_until ON reading_pause (until);

-- Who answers for an agency; only an adviser who is attached to it.
CREATE TABLE agency_head (
    account_id uuid NOT NULL REFERENCES account (id),
    agency_id uuid NOT NULL,
    named_at BIGINT NOT NULL,
    named_by uuid,
    PRIMARY KEY (account_id, agency_id)
);
CREATE INDEX agency_head_agency ON agency_head (agency_id);

-- An alarm stands once for each agency, so that each head has a line of their
-- own; the nil id is the service as a whole.
UPDATE alarm SET agency_id = '00000000-0000-0000-0000-000000000000' WHERE agency_id IS NULL;
DROP INDEX alarm_open;
CREATE UNIQUE INDEX alarm_open ON alarm (kind, about, agency_id) WHERE closed_at IS NULL;
