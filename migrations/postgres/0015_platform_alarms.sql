-- What an operator or an agency's head must look at. One open line for each
-- kind and what it is about: what happens again counts up.

CREATE TABLE alarm (
    id uuid PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    about uuid NOT NULL,
    agency_id uuid,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    closed_at BIGINT,
    closed_by uuid
);
CREATE UNIQUE INDEX alarm_open ON alarm (kind, about) WHERE closed_at IS NULL;
CREATE INDEX alarm_closed ON alarm (closed_at);
