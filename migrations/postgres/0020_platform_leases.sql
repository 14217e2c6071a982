-- Whatever runs by itself runs on one node at a time: the one that holds the
-- lease. Others see that its beat goes on; when it stands still they take it.
CREATE TABLE lease (
    name TEXT PRIMARY KEY NOT NULL,
    -- A process; nobody since one that ended gave it back.
    holder uuid,
    beat BIGINT NOT NULL,
    -- By the holder's clock, to be shown only.
    beat_at BIGINT NOT NULL,
    -- When each job ran last, and how it went: a JSON object.
    runs TEXT NOT NULL
);

-- Up to where of the outbox a search was looked at; nothing until its first look.
ALTER TABLE saved_search ADD COLUMN looked_upto BIGINT;

-- A mail that was given up after its last try keeps neither address nor content.
ALTER TABLE mail ADD COLUMN given_up_at BIGINT;
UPDATE mail SET given_up_at = created_at, address = '', notice = ''
    WHERE next_at IS NULL AND sent_at IS NULL;
