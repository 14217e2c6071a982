-- What every feature stands on: accounts and sessions, exactly-once requests,
-- the audit and access journals, the outbox, mails, refused forms, settings.

CREATE TABLE account (
    id BLOB PRIMARY KEY NOT NULL,
    role TEXT NOT NULL,
    email TEXT NOT NULL,
    email_confirmed_at INTEGER,
    password_hash TEXT,
    lang TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    closed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX account_email ON account (email);

CREATE TABLE session (
    id BLOB PRIMARY KEY NOT NULL,
    token_hash BLOB NOT NULL,
    account_id BLOB REFERENCES account (id),
    half_signed_in INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    stepped_up_at INTEGER,
    device TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX session_token ON session (token_hash);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE request (
    scope BLOB NOT NULL,
    command TEXT NOT NULL,
    request_id TEXT NOT NULL,
    body_hash BLOB NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (scope, command, request_id)
) STRICT;
CREATE INDEX request_at ON request (at);

CREATE TABLE audit (
    id BLOB PRIMARY KEY NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    account_id BLOB,
    command TEXT NOT NULL,
    subject BLOB,
    outcome TEXT NOT NULL
) STRICT;
CREATE INDEX audit_at ON audit (at);

CREATE TABLE access_journal (
    id BLOB PRIMARY KEY NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    account_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    purpose TEXT NOT NULL
) STRICT;
CREATE INDEX access_journal_person ON access_journal (person_id, at);

CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    topic TEXT NOT NULL,
    kind TEXT NOT NULL
) STRICT;

CREATE TABLE mail (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB,
    address TEXT NOT NULL,
    lang TEXT NOT NULL,
    notice BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER,
    sent_at INTEGER
) STRICT;
CREATE INDEX mail_next ON mail (next_at);

CREATE TABLE form_return (
    id BLOB PRIMARY KEY NOT NULL,
    session_id BLOB NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    body BLOB NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX form_return_expiry ON form_return (expires_at);

CREATE TABLE setting (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;
