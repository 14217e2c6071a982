-- Whose database this is: its key folder says the same, and they refuse others.
CREATE TABLE installation (
    one BIGINT PRIMARY KEY NOT NULL CHECK (one = 1),
    id uuid NOT NULL,
    lookup_number BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);

-- One value sealed by each master key that ever sealed: a node that does not
-- open all of them does not start.
CREATE TABLE master_canary (
    number BIGINT PRIMARY KEY NOT NULL,
    sealed bytea NOT NULL,
    made_at BIGINT NOT NULL
);

-- Persons whom a command erased, until their key has gone too.
CREATE TABLE key_erasure (
    person_id uuid PRIMARY KEY NOT NULL,
    asked_at BIGINT NOT NULL
);
CREATE INDEX key_erasure_asked ON key_erasure (asked_at, person_id);

-- The pepper that a number was hashed with; NULL until it is hashed with one.
ALTER TABLE registration_secret ADD COLUMN pepper uuid;

-- What the master key alone opened the way to: masks that told sex, year and
-- month, hashes under a key that never changed, hashes of whole forms. Numbers
-- are hashed anew by the program, with each person's key in hand.
UPDATE registration_secret SET masked = '• •• •• •• ••• ••• ••' WHERE kind = 'nir';
DELETE FROM registration_match WHERE EXISTS (
    SELECT 1 FROM registration_secret s
    WHERE s.registration_id = registration_match.registration_id AND s.kind = 'nir' AND s.lookup = registration_match.hash);
UPDATE registration_secret SET lookup = ''::bytea;
DELETE FROM request WHERE command = 'registration/save-step';
