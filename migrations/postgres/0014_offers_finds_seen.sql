-- When what a search found was taken as seen on its page, without a mail: it is
-- not told by this search any more, and may still be told by another one.
ALTER TABLE saved_search_find ADD COLUMN seen_at BIGINT;
