-- Offers: figures that stay and texts that go when an offer is withdrawn, where
-- offers come from and when they were read, and what people report.

CREATE TABLE offer_source (
    key TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    -- When all of it was last read to its end.
    checked_at BIGINT
);

CREATE TABLE offer (
    id uuid PRIMARY KEY NOT NULL,
    source TEXT NOT NULL REFERENCES offer_source (key),
    source_id TEXT NOT NULL,
    -- Of all that was read: the same again is not written.
    fingerprint BIGINT NOT NULL,
    state TEXT NOT NULL,
    -- By an operator: an import does not open it again.
    taken_down BOOLEAN NOT NULL,
    occupation TEXT,
    contract TEXT NOT NULL,
    contract_months BIGINT,
    hours TEXT,
    weekly_minutes BIGINT,
    experience TEXT,
    experience_months BIGINT,
    remote TEXT,
    size TEXT,
    accessible BOOLEAN NOT NULL,
    sector TEXT,
    posts BIGINT NOT NULL,
    place TEXT NOT NULL,
    commune TEXT,
    postcode TEXT,
    department TEXT,
    region TEXT,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    pay_low BIGINT,
    pay_high BIGINT,
    pay_certainty TEXT,
    -- A JSON list of codes.
    skills TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    updated_at BIGINT,
    ends_at BIGINT,
    -- When it came to us first, and when it changed last.
    stored_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX offer_of_source ON offer (source, source_id);
CREATE INDEX offer_open ON offer (published_at, id) WHERE state = 'open';
CREATE INDEX offer_ends ON offer (ends_at) WHERE state = 'open' AND ends_at IS NOT NULL;
CREATE INDEX offer_occupation ON offer (occupation, published_at);

CREATE TABLE offer_text (
    offer_id uuid PRIMARY KEY NOT NULL REFERENCES offer (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    employer TEXT,
    about_employer TEXT,
    job_title TEXT,
    contract TEXT,
    hours TEXT,
    experience TEXT,
    sector TEXT,
    qualification TEXT,
    url TEXT,
    partner TEXT,
    apply_url TEXT,
    pay TEXT,
    -- JSON lists.
    pay_extras TEXT NOT NULL,
    requirements TEXT NOT NULL
);

CREATE TABLE offer_import (
    id uuid PRIMARY KEY NOT NULL,
    source TEXT NOT NULL REFERENCES offer_source (key),
    origin TEXT NOT NULL,
    complete BOOLEAN NOT NULL,
    began_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    read BIGINT NOT NULL,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    withdrawn BIGINT NOT NULL,
    rejected BIGINT NOT NULL
);
CREATE INDEX offer_import_source ON offer_import (source, began_at);

CREATE TABLE offer_report (
    id uuid PRIMARY KEY NOT NULL,
    offer_id uuid NOT NULL REFERENCES offer (id),
    reason TEXT NOT NULL,
    -- Words and an address for the answer, sealed.
    sealed BYTEA,
    lang TEXT NOT NULL,
    -- A keyed hash of who reported: the same person reports an offer once.
    reporter BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by uuid,
    decision TEXT,
    decision_reason TEXT
);
CREATE INDEX offer_report_queue ON offer_report (created_at, id) WHERE decided_at IS NULL;
CREATE INDEX offer_report_offer ON offer_report (offer_id);
CREATE INDEX offer_report_reporter ON offer_report (reporter, created_at);

CREATE TABLE offer_takedown (
    id uuid PRIMARY KEY NOT NULL,
    offer_id uuid NOT NULL REFERENCES offer (id),
    report_id uuid NOT NULL REFERENCES offer_report (id),
    reason TEXT NOT NULL,
    token_hash BYTEA NOT NULL,
    taken_by uuid NOT NULL,
    taken_at BIGINT NOT NULL,
    -- What the employer says against it, and where to answer, sealed.
    contested_at BIGINT,
    sealed BYTEA,
    lang TEXT NOT NULL,
    settled_at BIGINT,
    settled_by uuid,
    outcome TEXT,
    outcome_reason TEXT
);
CREATE UNIQUE INDEX offer_takedown_token ON offer_takedown (token_hash);
CREATE INDEX offer_takedown_offer ON offer_takedown (offer_id);
CREATE INDEX offer_takedown_queue ON offer_takedown (contested_at, id) WHERE contested_at IS NOT NULL AND settled_at IS NULL;
