-- What waits for an adviser's decision, who has it and until when; and whose
-- adviser is who.

CREATE TABLE review (
    id BLOB PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    person_id BLOB NOT NULL,
    registration_id BLOB NOT NULL,
    agency_id BLOB NOT NULL,
    opened_at INTEGER NOT NULL,
    answer_by INTEGER NOT NULL,
    pass_at INTEGER NOT NULL,
    owner_id BLOB,
    passed_from BLOB,
    passed_at INTEGER,
    claimed_by BLOB,
    claimed_until INTEGER,
    closed_at INTEGER,
    closed_by BLOB,
    outcome TEXT
) STRICT;
CREATE UNIQUE INDEX review_open ON review (person_id) WHERE closed_at IS NULL;
CREATE INDEX review_queue ON review (agency_id, opened_at, id) WHERE closed_at IS NULL;
CREATE INDEX review_overdue ON review (pass_at) WHERE closed_at IS NULL;
CREATE INDEX review_registration ON review (registration_id, opened_at);

CREATE TABLE caseload_member (
    person_id BLOB PRIMARY KEY NOT NULL,
    registration_id BLOB NOT NULL,
    adviser_id BLOB NOT NULL,
    agency_id BLOB NOT NULL,
    since INTEGER NOT NULL,
    last_event TEXT NOT NULL,
    last_event_at INTEGER NOT NULL
) STRICT;
CREATE INDEX caseload_member_adviser ON caseload_member (adviser_id, last_event_at, person_id);
