-- Offers that fit a person: what they keep, what they correct, who looks at an
-- offer, and every list that was made for someone.

CREATE TABLE offer_kept (
    person_id uuid NOT NULL,
    offer_id uuid NOT NULL REFERENCES offer (id) ON DELETE CASCADE,
    kept_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, offer_id)
);
CREATE INDEX offer_kept_offer ON offer_kept (offer_id);

-- Who opened an offer in the last days. `viewer` is a keyed hash of the person
-- and the offer together: it counts a person once, and of two offers nobody can
-- tell whether the same person opened both.
CREATE TABLE offer_view (
    offer_id uuid NOT NULL REFERENCES offer (id) ON DELETE CASCADE,
    viewer bytea NOT NULL,
    -- The beginning of the day.
    seen_on BIGINT NOT NULL,
    PRIMARY KEY (offer_id, viewer)
);
CREATE INDEX offer_view_seen ON offer_view (seen_on);

-- "Ce n'est pas juste": beside the registration file, which stays as it was sent.
CREATE TABLE offer_fit_correction (
    id uuid PRIMARY KEY NOT NULL,
    person_id uuid NOT NULL,
    kind TEXT NOT NULL,
    -- A skill's name, kilometres, or the code of an occupation.
    value TEXT NOT NULL,
    -- The offer that it was said of, if there was one.
    offer_id uuid,
    corrected_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX offer_fit_correction_person ON offer_fit_correction (person_id, kind, value);

-- Each list that was shown: by which weights it was made and from what.
CREATE TABLE offer_fit_list (
    id uuid PRIMARY KEY NOT NULL,
    person_id uuid NOT NULL,
    -- A keyed hash of all that follows: the same list again is counted.
    fingerprint bytea NOT NULL,
    weights BIGINT NOT NULL,
    -- JSON.
    inputs TEXT NOT NULL,
    offers TEXT NOT NULL,
    first_shown_at BIGINT NOT NULL,
    last_shown_at BIGINT NOT NULL,
    times BIGINT NOT NULL
);
CREATE UNIQUE INDEX offer_fit_list_person ON offer_fit_list (person_id, fingerprint);
CREATE INDEX offer_fit_list_shown ON offer_fit_list (last_shown_at);
