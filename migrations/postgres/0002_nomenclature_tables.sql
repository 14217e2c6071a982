-- Occupations, skills and communes from the official lists, the operator's
-- agencies, the places that help with digital, and when lists were imported.

CREATE TABLE occupation (
    code TEXT PRIMARY KEY NOT NULL,
    label TEXT NOT NULL,
    -- No longer in the list; kept because people's files may name it.
    retired BOOLEAN NOT NULL
);

CREATE TABLE appellation (
    code TEXT PRIMARY KEY NOT NULL,
    occupation TEXT NOT NULL REFERENCES occupation (code),
    label TEXT NOT NULL,
    rare BOOLEAN NOT NULL
);

CREATE TABLE skill (
    code TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    retired BOOLEAN NOT NULL
);

CREATE TABLE occupation_skill (
    occupation TEXT NOT NULL REFERENCES occupation (code),
    skill TEXT NOT NULL REFERENCES skill (code),
    core BOOLEAN NOT NULL,
    rank BIGINT NOT NULL,
    PRIMARY KEY (occupation, skill)
);

CREATE TABLE occupation_mobility (
    occupation TEXT NOT NULL REFERENCES occupation (code),
    target TEXT NOT NULL REFERENCES occupation (code),
    rank BIGINT NOT NULL,
    PRIMARY KEY (occupation, target)
);

CREATE TABLE commune (
    code TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    department TEXT NOT NULL,
    population BIGINT NOT NULL,
    -- A JSON list of codes.
    postcodes TEXT NOT NULL,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    zone TEXT
);

CREATE TABLE agency (
    id uuid PRIMARY KEY NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    phone TEXT NOT NULL,
    lat DOUBLE PRECISION NOT NULL,
    lon DOUBLE PRECISION NOT NULL,
    -- JSON lists of codes.
    departments TEXT NOT NULL,
    postcodes TEXT NOT NULL
);
CREATE UNIQUE INDEX agency_slug ON agency (slug);

CREATE TABLE help_place (
    slug TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    phone TEXT NOT NULL,
    lat DOUBLE PRECISION NOT NULL,
    lon DOUBLE PRECISION NOT NULL,
    hours TEXT NOT NULL
);
CREATE INDEX help_place_lat ON help_place (lat);

CREATE TABLE nomenclature_import (
    id uuid PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL,
    source TEXT NOT NULL,
    read BIGINT NOT NULL,
    written BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    withdrawn BIGINT NOT NULL
);
