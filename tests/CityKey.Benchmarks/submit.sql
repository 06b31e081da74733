\set i :i + 1
\set n :client_id * 100000 + :i
\startpipeline
BEGIN;
SELECT set_config('citykey.application', (lpad(to_hex(:n::bigint), 32, '0')::uuid)::text, false);
UPDATE intake.application SET status = 'Submitted', submitted_at = now(), rule_set = 'chicago-2026'
    WHERE id = lpad(to_hex(:n::bigint), 32, '0')::uuid;
INSERT INTO audit.entry (id, at, actor_kind, action, subject, detail)
    VALUES (gen_random_uuid(), now(), 'Resident', 'application.submitted', lpad(to_hex(:n::bigint), 32, '0')::uuid, '{}');
INSERT INTO intake.box (application_id, kind, key_id, sealed)
    VALUES (lpad(to_hex(:n::bigint), 32, '0')::uuid, 'match', :keyid, :matchbox::bytea);
INSERT INTO intake.box (application_id, kind, key_id, sealed)
    VALUES (lpad(to_hex(:n::bigint), 32, '0')::uuid, 'mail', :keyid, :mailbox::bytea);
INSERT INTO intake.wrapped_key (application_id, keyhole, key_id, wrapped)
    VALUES (lpad(to_hex(:n::bigint), 32, '0')::uuid, 'city', :keyid, :citykey::bytea);
INSERT INTO intake.wrapped_key (application_id, keyhole, key_id, wrapped)
    VALUES (lpad(to_hex(:n::bigint), 32, '0')::uuid, 'recovery', :keyid, :recoverykey::bytea);
INSERT INTO platform.outbox_message (id, kind, subject, created_at, due_at, attempts, doubtful)
    VALUES (gen_random_uuid(), 'match', lpad(to_hex(:n::bigint), 32, '0')::uuid, now(), now(), 0, 0);
INSERT INTO platform.outbox_message (id, kind, code, subject, created_at, due_at, attempts, doubtful)
    VALUES (gen_random_uuid(), 'mail', 'received', lpad(to_hex(:n::bigint), 32, '0')::uuid, now(), now(), 0, 0);
INSERT INTO review.queue_item (application_id, reference, status, submitted_at, waiting_message)
    VALUES (lpad(to_hex(:n::bigint), 32, '0')::uuid, :n::text, 'Submitted', now(), false);
COMMIT;
\endpipeline
