-- The counter: visits while they last, and what a city's setting keeps of those that led to a card. Residents' side has no way in.

GRANT USAGE ON SCHEMA counter TO ck_staff, ck_worker;
GRANT USAGE ON SCHEMA cards TO ck_worker;

GRANT SELECT, INSERT, UPDATE, DELETE ON counter.visit, counter.visit_photo TO ck_staff;
GRANT INSERT ON counter.match_box, counter.kept_person, counter.kept_photo, counter.kept_key TO ck_staff;

-- The worker ends visits without being able to read one, and spoils cards that were never given out.
GRANT SELECT (id, site, touched_at, card_id, over), DELETE ON counter.visit TO ck_worker;
GRANT SELECT (id, status), UPDATE (status, spoil_reason) ON cards.card TO ck_worker;
GRANT SELECT, DELETE ON counter.match_box TO ck_worker;
GRANT SELECT, INSERT ON counter.kept_digest TO ck_worker;

-- A record says which setting it was kept under, and nothing is kept under one that does not allow it.
ALTER TABLE counter.match_box ADD CHECK (keeps IN ('SerialAndDigest', 'NameBirthDatePhoto'));
ALTER TABLE counter.kept_digest ADD CHECK (keeps IN ('SerialAndDigest', 'NameBirthDatePhoto'));
ALTER TABLE counter.kept_person ADD CHECK (keeps = 'NameBirthDatePhoto');
