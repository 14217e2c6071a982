-- What an operator takes away from a colleague can be taken back for a while.

-- The address of an account that was closed, until its ways in are erased: as long
-- as it is there the account can be opened again.
ALTER TABLE account ADD COLUMN closing_email TEXT;
CREATE INDEX account_closing ON account (closed_at) WHERE closing_email IS NOT NULL;
ALTER TABLE invitation ADD COLUMN withdrawn_at INTEGER;

-- Somebody was taken off an agency, an account was closed, an agency was taken from
-- its head, an invitation was taken back. `about` is the account or the invitation,
-- `taken` (JSON) what went to whom.
CREATE TABLE departure (
    id BLOB PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    about BLOB NOT NULL,
    name TEXT NOT NULL,
    taken TEXT NOT NULL,
    at INTEGER NOT NULL,
    done_by BLOB NOT NULL,
    undone_at INTEGER,
    undone_by BLOB,
    came_back INTEGER,
    stayed INTEGER
) STRICT;
CREATE INDEX departure_at ON departure (at);
CREATE INDEX review_owner ON review (owner_id) WHERE closed_at IS NULL;
