-- The channel contract of each person, version after version (nothing is
-- overwritten: who, when and why stay), and interviews asked for at the desk.

CREATE TABLE contract_version (
    id BLOB PRIMARY KEY NOT NULL,
    person_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    superseded_at INTEGER,
    cause TEXT NOT NULL,
    adviser_id BLOB,
    intensity TEXT,
    interviews TEXT NOT NULL,
    documents TEXT NOT NULL,
    declaration TEXT NOT NULL,
    messages TEXT NOT NULL,
    desk_once INTEGER NOT NULL,
    why TEXT,
    reason TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX contract_version_order ON contract_version (person_id, version);
CREATE UNIQUE INDEX contract_version_current ON contract_version (person_id) WHERE superseded_at IS NULL;

CREATE TABLE desk_interview (
    id BLOB PRIMARY KEY NOT NULL,
    person_id BLOB NOT NULL,
    agency_id BLOB NOT NULL,
    asked_at INTEGER NOT NULL,
    answer_by INTEGER NOT NULL,
    for_good INTEGER NOT NULL,
    why TEXT,
    note TEXT NOT NULL,
    closed_at INTEGER,
    closed_by BLOB
) STRICT;
CREATE UNIQUE INDEX desk_interview_open ON desk_interview (person_id) WHERE closed_at IS NULL;
CREATE INDEX desk_interview_agency ON desk_interview (agency_id, asked_at);
