-- Trust that is earned by every proof, and taken back by one act.

-- When the proofs were given that a session stands on: a colleague's session
-- ends twelve hours later, however much it is used.
ALTER TABLE session ADD COLUMN began_at INTEGER;

-- When a recovery code was made. Of those made before nobody knows: they count
-- as new, so that they are looked at.
ALTER TABLE recovery_code ADD COLUMN created_at INTEGER;
UPDATE recovery_code SET created_at = CAST(strftime('%s', 'now') AS INTEGER) * 1000;

-- After a new password by mail, or after everything was stopped, the owner looks
-- at the ways in that were added between these two moments.
ALTER TABLE account ADD COLUMN review_from INTEGER;
ALTER TABLE account ADD COLUMN review_until INTEGER;

-- Whose invitation it is: it goes with what its sender's account gave out.
ALTER TABLE invitation ADD COLUMN invited_by BLOB;
CREATE INDEX invitation_by ON invitation (invited_by);

-- A colleague's browsers were known by the password alone: they earn it anew.
DELETE FROM known_device WHERE account_id IN
    (SELECT id FROM account WHERE role IN ('adviser', 'evaluator', 'operator'));
-- Changes of address that the old address never heard of are asked for again.
DELETE FROM account_token WHERE kind = 'new-email';
