-- Searches that people keep, and the offers that came since. An offer is found
-- once by a search, and told once to a person, whatever search finds it again.

CREATE TABLE saved_search (
    id uuid PRIMARY KEY NOT NULL,
    account_id uuid NOT NULL,
    -- As its address says it: always the same for the same search.
    query TEXT NOT NULL,
    rhythm TEXT NOT NULL,
    -- What the rhythm was before mails were stopped by their link.
    stopped_rhythm TEXT,
    created_at BIGINT NOT NULL,
    -- Offers that came after this are looked for next, and when.
    looked_at BIGINT NOT NULL,
    look_at BIGINT NOT NULL,
    told_at BIGINT,
    -- When the next mail may leave; none is due without it.
    tell_at BIGINT,
    deleted_at BIGINT
);
CREATE UNIQUE INDEX saved_search_query ON saved_search (account_id, query) WHERE deleted_at IS NULL;
CREATE INDEX saved_search_look ON saved_search (look_at) WHERE deleted_at IS NULL;
CREATE INDEX saved_search_tell ON saved_search (tell_at) WHERE deleted_at IS NULL AND tell_at IS NOT NULL;
CREATE INDEX saved_search_deleted ON saved_search (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE saved_search_find (
    search_id uuid NOT NULL REFERENCES saved_search (id) ON DELETE CASCADE,
    offer_id uuid NOT NULL,
    account_id uuid NOT NULL,
    found_at BIGINT NOT NULL,
    told_at BIGINT,
    PRIMARY KEY (search_id, offer_id)
);
CREATE INDEX saved_search_find_person ON saved_search_find (account_id, offer_id);
CREATE INDEX saved_search_find_new ON saved_search_find (search_id, found_at);
CREATE INDEX saved_search_find_old ON saved_search_find (found_at);
