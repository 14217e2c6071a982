-- Official statistics that pages show beside our own figures, and when they
-- were imported. Our own are counted in memory from the offers.

CREATE TABLE market_official (
    -- Kind, year, occupation and area in one.
    key TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    year BIGINT NOT NULL,
    -- A code in the source's own list; empty where a row is about all.
    occupation TEXT NOT NULL,
    occupation_label TEXT NOT NULL,
    -- A department's code, or the name of an employment zone in one spelling.
    area TEXT NOT NULL,
    area_label TEXT NOT NULL,
    -- A JSON list of column names and numbers.
    figures TEXT NOT NULL,
    imported_at BIGINT NOT NULL
);
CREATE INDEX market_official_area ON market_official (area, occupation);

CREATE TABLE market_import (
    id uuid PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    read BIGINT NOT NULL,
    written BIGINT NOT NULL,
    rejected BIGINT NOT NULL
);
