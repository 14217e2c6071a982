-- Communes of before, found as the communes that they belong to today; and
-- agencies that say whose people are theirs by commune.

CREATE TABLE former_commune (
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    commune TEXT NOT NULL,
    PRIMARY KEY (code, name)
);

ALTER TABLE agency ADD COLUMN communes TEXT NOT NULL DEFAULT '[]';
