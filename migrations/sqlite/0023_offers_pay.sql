-- Offers whose pay was read by older rules: it is read again from their texts,
-- some at a time (docs/adr/0022), and their row here goes.
CREATE TABLE offer_pay_again (
    offer_id BLOB PRIMARY KEY NOT NULL REFERENCES offer (id) ON DELETE CASCADE
) STRICT;
INSERT INTO offer_pay_again (offer_id)
SELECT o.id FROM offer o LEFT JOIN offer_text t ON t.offer_id = o.id
WHERE o.pay_low IS NOT NULL OR t.pay IS NOT NULL;
