-- Whether an offer says that there is work at night. Those that are there are told by
-- their next import (docs/adr/0025).
ALTER TABLE offer ADD COLUMN night_work INTEGER NOT NULL DEFAULT 0;
