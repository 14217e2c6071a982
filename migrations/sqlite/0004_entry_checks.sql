-- Entry checks, the links to resume them, what was concluded from them, and
-- requests to be called back.

-- A check belongs to whoever holds it: browsers of a visitor (`entry_holder`),
-- or an account. `expires_at` moves with each change.
CREATE TABLE entry_check (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB REFERENCES account (id),
    answers TEXT NOT NULL,
    task TEXT,
    outcome TEXT,
    choice TEXT,
    suggested TEXT,
    chosen_at INTEGER,
    started_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    superseded_at INTEGER,
    expires_at INTEGER
) STRICT;
CREATE UNIQUE INDEX entry_check_current ON entry_check (account_id) WHERE superseded_at IS NULL;
CREATE INDEX entry_check_account ON entry_check (account_id, chosen_at);
CREATE INDEX entry_check_expiry ON entry_check (expires_at);

-- The browsers that hold a visitor's check: more than one, once it was resumed
-- on another device.
CREATE TABLE entry_holder (
    session_id BLOB PRIMARY KEY NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    check_id BLOB NOT NULL REFERENCES entry_check (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX entry_holder_check ON entry_holder (check_id);

-- Links to resume a visitor's check elsewhere.
CREATE TABLE entry_link (
    id BLOB PRIMARY KEY NOT NULL,
    check_id BLOB NOT NULL REFERENCES entry_check (id) ON DELETE CASCADE,
    token_hash BLOB NOT NULL,
    mailed_to BLOB,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX entry_link_token ON entry_link (token_hash);
CREATE INDEX entry_link_check ON entry_link (check_id, created_at);
CREATE INDEX entry_link_mailed ON entry_link (mailed_to, created_at);
CREATE INDEX entry_link_expiry ON entry_link (expires_at);

-- What was concluded, from which inputs and by which version of the rules:
-- never changed, so that it can be explained and contested.
CREATE TABLE entry_assessment (
    id BLOB PRIMARY KEY NOT NULL,
    check_id BLOB NOT NULL REFERENCES entry_check (id) ON DELETE CASCADE,
    account_id BLOB,
    at INTEGER NOT NULL,
    answers TEXT NOT NULL,
    task TEXT,
    outcome TEXT NOT NULL,
    questions_version INTEGER NOT NULL,
    rules_version INTEGER NOT NULL,
    assessment TEXT NOT NULL,
    suggested TEXT NOT NULL
) STRICT;
CREATE INDEX entry_assessment_check ON entry_assessment (check_id, at);
CREATE INDEX entry_assessment_account ON entry_assessment (account_id, at);

-- Requests to be called back. Name, number, address and words are sealed.
CREATE TABLE callback_request (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB REFERENCES account (id),
    session_id BLOB REFERENCES session (id) ON DELETE SET NULL,
    sealed BLOB NOT NULL,
    phone_hash BLOB NOT NULL,
    slot TEXT NOT NULL,
    subject TEXT NOT NULL,
    postcode TEXT NOT NULL,
    agency_id BLOB,
    lang TEXT NOT NULL,
    consent_version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    answer_by INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    owner_id BLOB,
    taken_at INTEGER,
    closed_at INTEGER,
    closed_by BLOB,
    outcome TEXT,
    note BLOB
) STRICT;
CREATE INDEX callback_request_queue ON callback_request (agency_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX callback_request_phone ON callback_request (phone_hash, created_at);
CREATE INDEX callback_request_session ON callback_request (session_id, created_at);
CREATE INDEX callback_request_account ON callback_request (account_id, created_at);
CREATE INDEX callback_request_closed ON callback_request (closed_at);
