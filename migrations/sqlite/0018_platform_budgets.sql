-- Budgets by purpose and key (platform/budgets.rs): when all of it will be there
-- again. The key is a keyed hash; its kind is address, about, account or network.

CREATE TABLE budget (
    scope BLOB PRIMARY KEY NOT NULL,
    purpose TEXT NOT NULL,
    kind TEXT NOT NULL,
    full_at INTEGER NOT NULL
) STRICT;
CREATE INDEX budget_full ON budget (full_at);

-- Refused forms: so many for a session and so much in all, the oldest go first.
-- What was kept before is minutes old and goes.
DELETE FROM form_return;
ALTER TABLE form_return ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
CREATE INDEX form_return_session ON form_return (session_id, expires_at);
DROP INDEX form_return_expiry;
CREATE INDEX form_return_expiry ON form_return (expires_at, size);
