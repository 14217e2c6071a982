-- How else than by a link one answers an offer: JSON, gone with the text.
ALTER TABLE offer_text ADD COLUMN contact TEXT;
-- When its source last said that an offer is there: its age counts from then. What
-- was not noted before is known from its last change.
ALTER TABLE offer ADD COLUMN confirmed_at INTEGER NOT NULL DEFAULT 0;
UPDATE offer SET confirmed_at = changed_at WHERE state = 'open';
-- Nobody has confirmed it for long: the index has it behind others that are as good.
ALTER TABLE offer ADD COLUMN aged INTEGER NOT NULL DEFAULT 0;
CREATE INDEX offer_confirmed ON offer (source, confirmed_at) WHERE state = 'open' AND NOT aged;
CREATE INDEX offer_aged ON offer (source) WHERE state = 'open' AND aged;
