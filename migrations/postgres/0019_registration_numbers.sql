-- Numbers of files come from a sequence: a row that every sending changes made them
-- wait for each other, and refused some of those that came at once. Numbers count on
-- over the years and some are left out. registration_counter stays for programs of
-- before that still run: they have the next thousand numbers to themselves.
CREATE SEQUENCE registration_numbers AS BIGINT;
SELECT setval('registration_numbers', (SELECT MAX(last) FROM registration_counter) + 1000)
WHERE EXISTS (SELECT 1 FROM registration_counter);
