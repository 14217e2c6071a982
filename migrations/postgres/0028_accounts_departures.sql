-- What an operator takes away from a colleague can be taken back for a while.

-- The address of an account that was closed, until its ways in are erased: as long
-- as it is there the account can be opened again.
ALTER TABLE account ADD COLUMN closing_email TEXT;
CREATE INDEX account_closing ON account (closed_at) WHERE closing_email IS NOT NULL;
ALTER TABLE invitation ADD COLUMN withdrawn_at BIGINT;

-- Somebody was taken off an agency, an account was closed, an agency was taken from
-- its head, an invitation was taken back. `about` is the account or the invitation,
-- `taken` (JSON) what went to whom.
CREATE TABLE departure (
    id uuid PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    about uuid NOT NULL,
    name TEXT NOT NULL,
    taken TEXT NOT NULL,
    at BIGINT NOT NULL,
    done_by uuid NOT NULL,
    undone_at BIGINT,
    undone_by uuid,
    came_back BIGINT,
    stayed BIGINT
);
CREATE INDEX departure_at ON departure (at);
CREATE INDEX review_owner ON review (owner_id) WHERE closed_at IS NULL;
