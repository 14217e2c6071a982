-- PostgreSQL gets an index on the transaction that wrote each row. Here there is
-- one writer, and the number of a row is its position.
SELECT 1;
