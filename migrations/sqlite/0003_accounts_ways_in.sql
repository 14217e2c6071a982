-- Ways in: sign-up, one-use links, known devices, passkeys, second factor,
-- invitations, colleagues and their agencies.

-- Someone asked for an account; the account itself is made when the address is
-- confirmed. A row is written for a taken address too (its token is never sent).
CREATE TABLE sign_up (
    id BLOB PRIMARY KEY NOT NULL,
    token_hash BLOB NOT NULL,
    email TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    lang TEXT NOT NULL,
    session_id BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX sign_up_token ON sign_up (token_hash);
CREATE INDEX sign_up_session ON sign_up (session_id);
CREATE INDEX sign_up_expiry ON sign_up (expires_at);

-- One-use links of an account: a new password, a new address.
CREATE TABLE account_token (
    id BLOB PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    account_id BLOB NOT NULL REFERENCES account (id),
    token_hash BLOB NOT NULL,
    email TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX account_token_hash ON account_token (token_hash);
CREATE INDEX account_token_account ON account_token (account_id);
CREATE INDEX account_token_expiry ON account_token (expires_at);

-- How many mails were asked for an address lately (scope is a keyed hash).
CREATE TABLE asked_mail (
    id BLOB PRIMARY KEY NOT NULL,
    scope BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX asked_mail_scope ON asked_mail (scope, at);
CREATE INDEX asked_mail_at ON asked_mail (at);

-- Browsers where an account signed in before.
CREATE TABLE known_device (
    token_hash BLOB NOT NULL,
    account_id BLOB NOT NULL REFERENCES account (id),
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (token_hash, account_id)
) STRICT;
CREATE INDEX known_device_account ON known_device (account_id);
CREATE INDEX known_device_seen ON known_device (seen_at);

-- Failed tries and the wait they cause, for an account (a keyed hash of the
-- address, so that unknown addresses count alike) on one device.
CREATE TABLE sign_in_guard (
    scope BLOB NOT NULL,
    device BLOB NOT NULL,
    failures INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    PRIMARY KEY (scope, device)
) STRICT;
CREATE INDEX sign_in_guard_last ON sign_in_guard (last_at);

CREATE TABLE passkey (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES account (id),
    credential_id BLOB NOT NULL,
    name TEXT NOT NULL,
    credential TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE UNIQUE INDEX passkey_credential ON passkey (credential_id);
CREATE INDEX passkey_account ON passkey (account_id);

-- A passkey exchange between its two halves; consumed once.
CREATE TABLE passkey_ceremony (
    id BLOB PRIMARY KEY NOT NULL,
    session_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    state BLOB NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX passkey_ceremony_expiry ON passkey_ceremony (expires_at);

CREATE TABLE totp (
    account_id BLOB PRIMARY KEY NOT NULL REFERENCES account (id),
    secret BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    last_step INTEGER
) STRICT;

CREATE TABLE recovery_code (
    account_id BLOB NOT NULL REFERENCES account (id),
    code_hash BLOB NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (account_id, code_hash)
) STRICT;

-- New recovery codes until their owner says that they are kept (sealed).
CREATE TABLE recovery_shown (
    account_id BLOB PRIMARY KEY NOT NULL REFERENCES account (id),
    codes BLOB NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX recovery_shown_expiry ON recovery_shown (expires_at);

CREATE TABLE invitation (
    id BLOB PRIMARY KEY NOT NULL,
    token_hash BLOB NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    agencies TEXT NOT NULL,
    lang TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX invitation_token ON invitation (token_hash);
CREATE UNIQUE INDEX invitation_email ON invitation (email);
CREATE INDEX invitation_expiry ON invitation (expires_at);

-- What job seekers and colleagues call a member of the staff.
CREATE TABLE colleague (
    account_id BLOB PRIMARY KEY NOT NULL REFERENCES account (id),
    name TEXT NOT NULL
) STRICT;

CREATE TABLE adviser_agency (
    account_id BLOB NOT NULL REFERENCES account (id),
    agency_id BLOB NOT NULL,
    PRIMARY KEY (account_id, agency_id)
) STRICT;
CREATE INDEX adviser_agency_agency ON adviser_agency (agency_id);

-- Who may be entered as, on a database that the demo made.
CREATE TABLE demo_person (
    account_id BLOB PRIMARY KEY NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    label TEXT NOT NULL
) STRICT;
