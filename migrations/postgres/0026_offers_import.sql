-- What the source said of an offer, whatever was read in it: a digest. Where it is
-- the same and what is read differs, reading was mended, and that is no news.
ALTER TABLE offer ADD COLUMN said bigint;
