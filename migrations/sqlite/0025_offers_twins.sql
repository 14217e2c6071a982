-- Offers in several places, and the same offer more than once: found, counted
-- and told once, each copy reachable by its own address.

-- A JSON list of the places beyond the first.
ALTER TABLE offer ADD COLUMN elsewhere TEXT NOT NULL DEFAULT '[]';
-- By which version of the rule the next was worked out; 0: not yet.
ALTER TABLE offer ADD COLUMN twin_rule INTEGER NOT NULL DEFAULT 0;
-- The same for offers that are the same; none where too little is said.
ALTER TABLE offer ADD COLUMN twin_key BLOB;
-- Another offer stands for this one, or stood for it when it ended.
ALTER TABLE offer ADD COLUMN echo INTEGER NOT NULL DEFAULT 0;
-- The offer that was told of when this one came.
ALTER TABLE offer ADD COLUMN told_as BLOB;
-- The offer whose take-down this one shares.
ALTER TABLE offer ADD COLUMN taken_with BLOB;
CREATE INDEX offer_twin ON offer (twin_key) WHERE twin_key IS NOT NULL;
CREATE INDEX offer_twin_rule ON offer (twin_rule) WHERE state = 'open';
CREATE INDEX offer_taken_with ON offer (taken_with) WHERE taken_with IS NOT NULL;
-- What lists, sitemaps and counts go by: the open offers that stand for themselves.
DROP INDEX offer_open;
CREATE INDEX offer_leads ON offer (published_at, id) WHERE state = 'open' AND NOT echo;
