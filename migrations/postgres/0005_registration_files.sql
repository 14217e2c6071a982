-- The registration file of a person: a draft kept step by step, then sent to an
-- agency, then decided.

CREATE TABLE registration (
    id uuid PRIMARY KEY NOT NULL,
    person_id uuid NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    ends_at BIGINT,
    warned_at BIGINT,
    agency_id uuid,
    name TEXT,
    number TEXT,
    sent_at BIGINT,
    answer_by BIGINT,
    effect_on TEXT,
    consent_version BIGINT,
    possible_double_of uuid,
    decided_at BIGINT,
    decided_by uuid,
    decision TEXT
);
CREATE UNIQUE INDEX registration_person ON registration (person_id);
CREATE UNIQUE INDEX registration_number ON registration (number);
CREATE INDEX registration_queue ON registration (agency_id, state, sent_at, id);
CREATE INDEX registration_ends ON registration (ends_at);

-- What was typed in a step, as JSON; `stamps` says for each field by which
-- version and which page it was last changed.
CREATE TABLE registration_step (
    registration_id uuid NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    body TEXT NOT NULL,
    stamps TEXT NOT NULL,
    complete BOOLEAN NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (registration_id, step)
);

-- NIR, IBAN and health, each sealed with the person's key.
CREATE TABLE registration_secret (
    registration_id uuid NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    sealed bytea NOT NULL,
    masked TEXT NOT NULL,
    lookup bytea NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (registration_id, kind)
);

-- Keyed hashes by which two files are found to be perhaps one person's.
CREATE TABLE registration_match (
    registration_id uuid NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
    hash bytea NOT NULL,
    PRIMARY KEY (registration_id, hash)
);
CREATE INDEX registration_match_hash ON registration_match (hash);

-- The last number given in each year.
CREATE TABLE registration_counter (
    year BIGINT PRIMARY KEY NOT NULL,
    last BIGINT NOT NULL
);
