-- The registration file of a person: a draft kept step by step, then sent to an
-- agency, then decided.

CREATE TABLE registration (
    id BLOB PRIMARY KEY NOT NULL,
    person_id BLOB NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    ends_at INTEGER,
    warned_at INTEGER,
    agency_id BLOB,
    name TEXT,
    number TEXT,
    sent_at INTEGER,
    answer_by INTEGER,
    effect_on TEXT,
    consent_version INTEGER,
    possible_double_of BLOB,
    decided_at INTEGER,
    decided_by BLOB,
    decision TEXT
) STRICT;
CREATE UNIQUE INDEX registration_person ON registration (person_id);
CREATE UNIQUE INDEX registration_number ON registration (number);
CREATE INDEX registration_queue ON registration (agency_id, state, sent_at, id);
CREATE INDEX registration_ends ON registration (ends_at);

-- What was typed in a step, as JSON; `stamps` says for each field by which
-- version and which page it was last changed.
CREATE TABLE registration_step (
    registration_id BLOB NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    body TEXT NOT NULL,
    stamps TEXT NOT NULL,
    complete INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (registration_id, step)
) STRICT;

-- NIR, IBAN and health, each sealed with the person's key.
CREATE TABLE registration_secret (
    registration_id BLOB NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL,
    masked TEXT NOT NULL,
    lookup BLOB NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (registration_id, kind)
) STRICT;

-- Keyed hashes by which two files are found to be perhaps one person's.
CREATE TABLE registration_match (
    registration_id BLOB NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
    hash BLOB NOT NULL,
    PRIMARY KEY (registration_id, hash)
) STRICT;
CREATE INDEX registration_match_hash ON registration_match (hash);

-- The last number given in each year.
CREATE TABLE registration_counter (
    year INTEGER PRIMARY KEY NOT NULL,
    last INTEGER NOT NULL
) STRICT;
