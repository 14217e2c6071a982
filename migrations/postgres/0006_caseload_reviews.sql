-- What waits for an adviser's decision, who has it and until when; and whose
-- adviser is who.

CREATE TABLE review (
    id uuid PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    person_id uuid NOT NULL,
    registration_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    opened_at BIGINT NOT NULL,
    answer_by BIGINT NOT NULL,
    pass_at BIGINT NOT NULL,
    owner_id uuid,
    passed_from uuid,
    passed_at BIGINT,
    claimed_by uuid,
    claimed_until BIGINT,
    closed_at BIGINT,
    closed_by uuid,
    outcome TEXT
);
CREATE UNIQUE INDEX review_open ON review (person_id) WHERE closed_at IS NULL;
CREATE INDEX review_queue ON review (agency_id, opened_at, id) WHERE closed_at IS NULL;
CREATE INDEX review_overdue ON review (pass_at) WHERE closed_at IS NULL;
CREATE INDEX review_registration ON review (registration_id, opened_at);

CREATE TABLE caseload_member (
    person_id uuid PRIMARY KEY NOT NULL,
    registration_id uuid NOT NULL,
    adviser_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    since BIGINT NOT NULL,
    last_event TEXT NOT NULL,
    last_event_at BIGINT NOT NULL
);
CREATE INDEX caseload_member_adviser ON caseload_member (adviser_id, last_event_at, person_id);
