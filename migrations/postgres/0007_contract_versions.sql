-- The channel contract of each person, version after version (nothing is
-- overwritten: who, when and why stay), and interviews asked for at the desk.

CREATE TABLE contract_version (
    id uuid PRIMARY KEY NOT NULL,
    person_id uuid NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    superseded_at BIGINT,
    cause TEXT NOT NULL,
    adviser_id uuid,
    intensity TEXT,
    interviews TEXT NOT NULL,
    documents TEXT NOT NULL,
    declaration TEXT NOT NULL,
    messages TEXT NOT NULL,
    desk_once BOOLEAN NOT NULL,
    why TEXT,
    reason TEXT NOT NULL
);
CREATE UNIQUE INDEX contract_version_order ON contract_version (person_id, version);
CREATE UNIQUE INDEX contract_version_current ON contract_version (person_id) WHERE superseded_at IS NULL;

CREATE TABLE desk_interview (
    id uuid PRIMARY KEY NOT NULL,
    person_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    asked_at BIGINT NOT NULL,
    answer_by BIGINT NOT NULL,
    for_good BOOLEAN NOT NULL,
    why TEXT,
    note TEXT NOT NULL,
    closed_at BIGINT,
    closed_by uuid
);
CREATE UNIQUE INDEX desk_interview_open ON desk_interview (person_id) WHERE closed_at IS NULL;
CREATE INDEX desk_interview_agency ON desk_interview (agency_id, asked_at);
