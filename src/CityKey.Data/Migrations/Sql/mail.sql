-- The worker settles messages and cannot change what they are about.
REVOKE UPDATE ON platform.outbox_message FROM ck_worker;
GRANT UPDATE (due_at, attempts, first_tried_at, sending_since, doubtful, done_at, outcome) ON platform.outbox_message TO ck_worker;

-- It asks the switch before it writes to anybody.
GRANT EXECUTE ON FUNCTION platform.portal_now() TO ck_worker;

-- The staff site counts messages; whom they are about it cannot read there.
GRANT SELECT (kind, code, due_at, attempts, done_at, outcome) ON platform.outbox_message TO ck_staff;
