-- A decision is held before its person is told of it, so that it can be taken
-- back. Until it goes its review is neither waiting nor decided.
ALTER TABLE review ADD COLUMN held_by BLOB;
ALTER TABLE review ADD COLUMN held_until INTEGER;

-- The queue begins with whoever has waited longest for what they were promised.
DROP INDEX review_queue;
CREATE INDEX review_queue ON review (agency_id, answer_by, id) WHERE closed_at IS NULL;
CREATE INDEX review_held ON review (held_until) WHERE closed_at IS NULL AND held_until IS NOT NULL;

CREATE TABLE held_decision (
    review_id BLOB PRIMARY KEY NOT NULL REFERENCES review (id),
    person_id BLOB NOT NULL,
    registration_id BLOB NOT NULL,
    agency_id BLOB NOT NULL,
    adviser_id BLOB NOT NULL,
    decided_at INTEGER NOT NULL,
    path TEXT NOT NULL,
    intensity TEXT NOT NULL,
    interviews TEXT NOT NULL,
    documents TEXT NOT NULL,
    declaration TEXT NOT NULL,
    messages TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- What the adviser had before them: another choice, or a file that may be a
    -- double by now, and the decision does not go.
    choice_at INTEGER,
    possible_double INTEGER NOT NULL,
    -- Why it did not go; its adviser is told.
    stopped TEXT,
    stopped_at INTEGER
) STRICT;
CREATE INDEX held_decision_adviser ON held_decision (adviser_id, decided_at);
