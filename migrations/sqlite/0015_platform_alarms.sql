-- What an operator or an agency's head must look at. One open line for each
-- kind and what it is about: what happens again counts up.

CREATE TABLE alarm (
    id BLOB PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    about BLOB NOT NULL,
    agency_id BLOB,
    count INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    closed_at INTEGER,
    closed_by BLOB
) STRICT;
CREATE UNIQUE INDEX alarm_open ON alarm (kind, about) WHERE closed_at IS NULL;
CREATE INDEX alarm_closed ON alarm (closed_at);
