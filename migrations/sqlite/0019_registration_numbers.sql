-- Numbers of files count on over the years, as on PostgreSQL, where they come from
-- a sequence. SQLite has one writer at a time and goes on with registration_counter:
-- nothing changes but what is asked of it.
SELECT COUNT(*) FROM registration_counter;
