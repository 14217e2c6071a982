-- Readers go through the outbox by the transaction that wrote each row: numbers
-- become visible in any order, finished transactions do not.
CREATE INDEX outbox_written_by ON outbox (written_by);
