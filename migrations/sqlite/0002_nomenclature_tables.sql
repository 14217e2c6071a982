-- Occupations, skills and communes from the official lists, the operator's
-- agencies, the places that help with digital, and when lists were imported.

CREATE TABLE occupation (
    code TEXT PRIMARY KEY NOT NULL,
    label TEXT NOT NULL,
    -- No longer in the list; kept because people's files may name it.
    retired INTEGER NOT NULL
) STRICT;

CREATE TABLE appellation (
    code TEXT PRIMARY KEY NOT NULL,
    occupation TEXT NOT NULL REFERENCES occupation (code),
    label TEXT NOT NULL,
    rare INTEGER NOT NULL
) STRICT;

CREATE TABLE skill (
    code TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    retired INTEGER NOT NULL
) STRICT;

CREATE TABLE occupation_skill (
    occupation TEXT NOT NULL REFERENCES occupation (code),
    skill TEXT NOT NULL REFERENCES skill (code),
    core INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    PRIMARY KEY (occupation, skill)
) STRICT;

CREATE TABLE occupation_mobility (
    occupation TEXT NOT NULL REFERENCES occupation (code),
    target TEXT NOT NULL REFERENCES occupation (code),
    rank INTEGER NOT NULL,
    PRIMARY KEY (occupation, target)
) STRICT;

CREATE TABLE commune (
    code TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    department TEXT NOT NULL,
    population INTEGER NOT NULL,
    -- A JSON list of codes.
    postcodes TEXT NOT NULL,
    lat REAL,
    lon REAL,
    zone TEXT
) STRICT;

CREATE TABLE agency (
    id BLOB PRIMARY KEY NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    phone TEXT NOT NULL,
    lat REAL NOT NULL,
    lon REAL NOT NULL,
    -- JSON lists of codes.
    departments TEXT NOT NULL,
    postcodes TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX agency_slug ON agency (slug);

CREATE TABLE help_place (
    slug TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    phone TEXT NOT NULL,
    lat REAL NOT NULL,
    lon REAL NOT NULL,
    hours TEXT NOT NULL
) STRICT;
CREATE INDEX help_place_lat ON help_place (lat);

CREATE TABLE nomenclature_import (
    id BLOB PRIMARY KEY NOT NULL,
    at INTEGER NOT NULL,
    source TEXT NOT NULL,
    read INTEGER NOT NULL,
    written INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL
) STRICT;
