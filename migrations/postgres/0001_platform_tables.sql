-- What every feature stands on: accounts and sessions, exactly-once requests,
-- the audit and access journals, the outbox, mails, refused forms, settings.

CREATE TABLE account (
    id uuid PRIMARY KEY NOT NULL,
    role TEXT NOT NULL,
    email TEXT NOT NULL,
    email_confirmed_at BIGINT,
    password_hash TEXT,
    lang TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE UNIQUE INDEX account_email ON account (email);

CREATE TABLE session (
    id uuid PRIMARY KEY NOT NULL,
    token_hash bytea NOT NULL,
    account_id uuid REFERENCES account (id),
    half_signed_in BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    stepped_up_at BIGINT,
    device TEXT NOT NULL
);
CREATE UNIQUE INDEX session_token ON session (token_hash);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE request (
    scope uuid NOT NULL,
    command TEXT NOT NULL,
    request_id TEXT NOT NULL,
    body_hash bytea NOT NULL,
    answer TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (scope, command, request_id)
);
CREATE INDEX request_at ON request (at);

CREATE TABLE audit (
    id uuid PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    account_id uuid,
    command TEXT NOT NULL,
    subject uuid,
    outcome TEXT NOT NULL
);
CREATE INDEX audit_at ON audit (at);

CREATE TABLE access_journal (
    id uuid PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    account_id uuid NOT NULL,
    person_id uuid NOT NULL,
    purpose TEXT NOT NULL
);
CREATE INDEX access_journal_person ON access_journal (person_id, at);

CREATE TABLE outbox (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at BIGINT NOT NULL,
    topic TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- Who wrote it: a reader stays behind the oldest transaction still open,
    -- because a lower number can become visible after a higher one.
    written_by xid8 NOT NULL DEFAULT pg_current_xact_id()
);

CREATE TABLE mail (
    id uuid PRIMARY KEY NOT NULL,
    account_id uuid,
    address TEXT NOT NULL,
    lang TEXT NOT NULL,
    notice bytea NOT NULL,
    created_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT,
    sent_at BIGINT
);
CREATE INDEX mail_next ON mail (next_at);

CREATE TABLE form_return (
    id uuid PRIMARY KEY NOT NULL,
    session_id uuid NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    body bytea NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX form_return_expiry ON form_return (expires_at);

CREATE TABLE setting (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);
