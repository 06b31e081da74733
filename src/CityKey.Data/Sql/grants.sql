-- Who may do what. Everything is revoked first, so that exactly what is listed here is granted; tests read the whole
-- table back, cell by cell.

REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON SCHEMA accounts, audit, cards, counter, intake, legal, platform, review
    FROM PUBLIC, ck_portal, ck_staff, ck_worker, ck_audit;
REVOKE ALL ON ALL TABLES IN SCHEMA accounts, audit, cards, counter, intake, legal, platform, review
    FROM PUBLIC, ck_portal, ck_staff, ck_worker, ck_audit;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA accounts, audit, cards, counter, intake, legal, platform, review
    FROM PUBLIC, ck_portal, ck_staff, ck_worker, ck_audit;
REVOKE ALL ON ALL ROUTINES IN SCHEMA accounts, audit, cards, counter, intake, legal, platform, review
    FROM PUBLIC, ck_portal, ck_staff, ck_worker, ck_audit;

-- Every role: whether the schema is this version's. Every role that writes: the audit log. A role adds entries and
-- cannot say which transaction they belong to, because the mark in each signed head rests on that number.
GRANT USAGE ON SCHEMA audit, platform, legal TO ck_portal, ck_staff, ck_worker, ck_audit;
GRANT SELECT ON platform.migration TO ck_portal, ck_staff, ck_worker, ck_audit;
GRANT INSERT (id, at, actor_kind, actor_id, action, subject, detail) ON audit.entry TO ck_portal, ck_staff, ck_worker;
GRANT INSERT ON platform.outbox_message TO ck_portal, ck_staff, ck_worker;
GRANT EXECUTE ON FUNCTION
    platform.portal_now(),
    platform.portal_said(),
    platform.portal_turns(),
    platform.portal_remember_server()
    TO ck_portal, ck_staff, ck_worker;

-- Portal: inserts and narrow updates; of what it wrote it can name only id and version. It reads through functions.
GRANT USAGE ON SCHEMA intake, review TO ck_portal;
GRANT INSERT, SELECT (id, xmin), UPDATE (status, submitted_at, rule_set, site, draft_expires_at)
    ON intake.application TO ck_portal;
GRANT INSERT, SELECT (application_id, xmin), UPDATE (sealed_form) ON intake.case_file TO ck_portal;
GRANT INSERT ON intake.wrapped_key, intake.upload, intake.upload_segment, intake.box, intake.message TO ck_portal;
GRANT INSERT, SELECT (application_id, xmin) ON review.queue_item TO ck_portal;
GRANT SELECT, INSERT ON platform.portal_key_ring TO ck_portal;
GRANT EXECUTE ON FUNCTION
    intake.opened(),
    intake.open_record(bytea),
    intake.open_to_end(bytea),
    intake.read_upload(uuid, uuid),
    intake.read_upload_header(uuid, uuid),
    intake.openings_of(bytea),
    intake.messages_of(bytea),
    intake.delete_draft(uuid, uuid),
    intake.delete_upload(uuid, uuid, uuid),
    intake.follow_withdrawal(),
    legal.deletion_facts(text, uuid),
    platform.portal_acknowledge(uuid, text, timestamptz, bigint, text, boolean, integer),
    platform.submitted_here()
    TO ck_portal;

-- Staff: all of review and the counter, no deletion of a record, no change of the audit log, the switch through its
-- functions alone. It counts outgoing messages and cannot read there whom they are about.
GRANT USAGE ON SCHEMA accounts, cards, counter, intake, review TO ck_staff;
GRANT SELECT ON
    intake.application, intake.case_file, intake.wrapped_key, intake.upload, intake.upload_segment, intake.box,
    intake.message, intake.opening
    TO ck_staff;
GRANT INSERT ON intake.message, intake.opening TO ck_staff;
GRANT UPDATE (
    status, reviewer_id, decided_at, decision_reasons, rule_set, site, asked_at, answer_due_at, appeal_due_at,
    appeal_reviewer_id) ON intake.application TO ck_staff;
GRANT UPDATE (sealed_form, lookup_id) ON intake.case_file TO ck_staff;
GRANT UPDATE (wrapped) ON intake.wrapped_key TO ck_staff;
GRANT SELECT, UPDATE (status, claimed_by, claimed_at, decided_by, waiting_message) ON review.queue_item TO ck_staff;
GRANT SELECT ON review.match_digest TO ck_staff;
GRANT SELECT, INSERT, UPDATE ON cards.card TO ck_staff;
GRANT SELECT, INSERT, UPDATE, DELETE ON counter.visit, counter.visit_photo TO ck_staff;
GRANT INSERT ON counter.match_box, counter.kept_person, counter.kept_photo, counter.kept_key TO ck_staff;
GRANT SELECT, INSERT, UPDATE, DELETE ON
    accounts.staff_account, accounts.staff_claim, accounts.staff_invitation, accounts.staff_login,
    accounts.staff_session, accounts.staff_token
    TO ck_staff;
GRANT SELECT ON legal.records_setting TO ck_staff;
GRANT SELECT, INSERT, UPDATE (released_at, released_by) ON legal.hold TO ck_staff;
GRANT SELECT, INSERT ON legal.demand TO ck_staff;
GRANT SELECT (kind, code, due_at, attempts, done_at, outcome) ON platform.outbox_message TO ck_staff;
GRANT SELECT, INSERT ON platform.staff_key_ring, platform.portal_review TO ck_staff;
GRANT SELECT ON
    platform.portal_acknowledgement, platform.portal_certificate, platform.portal_change, platform.portal_moment,
    platform.portal_node, platform.portal_order, platform.portal_present, platform.portal_rule
    TO ck_staff;
GRANT EXECUTE ON FUNCTION
    intake.follow_withdrawal(),
    legal.deletion_facts(text, uuid),
    platform.submitted_here(),
    platform.portal_announce(text, timestamptz, text, jsonb),
    platform.portal_cut_off(),
    platform.portal_set(
        uuid, uuid, text, timestamptz, text, text, uuid, integer, text, jsonb, text, date, bigint, text, uuid),
    platform.portal_count(bigint, text[]),
    platform.portal_order_wait(
        uuid, uuid, text, timestamptz, bigint, text, timestamptz, text, text, jsonb, text, date, text, uuid),
    platform.portal_order_drop(uuid, uuid, text, uuid),
    platform.portal_rule_seen(uuid, boolean, boolean)
    TO ck_staff;

-- Worker: its boxes, its outbox, what is overdue, and nothing that opens a record. It ends visits without being able to
-- read one, and completes messages without being able to change what they are about.
GRANT USAGE ON SCHEMA cards, counter, intake, review TO ck_worker;
GRANT SELECT, UPDATE (status) ON intake.application TO ck_worker;
GRANT SELECT, DELETE ON intake.box TO ck_worker;
GRANT SELECT, UPDATE (status) ON review.queue_item TO ck_worker;
GRANT SELECT, INSERT ON review.match_digest TO ck_worker;
GRANT SELECT (id, site, touched_at, card_id, over), DELETE ON counter.visit TO ck_worker;
GRANT SELECT (id, status), UPDATE (status, spoil_reason) ON cards.card TO ck_worker;
GRANT SELECT, DELETE ON counter.match_box TO ck_worker;
GRANT SELECT, INSERT ON counter.kept_digest TO ck_worker;
GRANT SELECT, UPDATE (due_at, attempts, first_tried_at, sending_since, doubtful, done_at, outcome)
    ON platform.outbox_message TO ck_worker;
GRANT SELECT ON audit.entry TO ck_worker;
GRANT SELECT, INSERT ON audit.sealed, audit.head TO ck_worker;
GRANT SELECT, INSERT, UPDATE (proof) ON platform.portal_certificate TO ck_worker;
GRANT SELECT ON
    platform.portal_acknowledgement, platform.portal_change, platform.portal_moment, platform.portal_node,
    platform.portal_order, platform.portal_present, platform.portal_review
    TO ck_worker;
GRANT EXECUTE ON FUNCTION
    intake.delete_draft(uuid, uuid),
    platform.portal_announce(text, timestamptz, text, jsonb),
    platform.portal_cut_off(),
    platform.portal_set(
        uuid, uuid, text, timestamptz, text, text, uuid, integer, text, jsonb, text, date, bigint, text, uuid),
    platform.portal_count(bigint, text[])
    TO ck_worker;

-- Auditors read.
GRANT SELECT ON audit.entry, audit.sealed, audit.head TO ck_audit;
GRANT SELECT ON legal.hold, legal.records_setting, legal.demand TO ck_audit;
GRANT SELECT ON
    platform.portal_acknowledgement, platform.portal_certificate, platform.portal_change, platform.portal_moment,
    platform.portal_node, platform.portal_order, platform.portal_present, platform.portal_rule
    TO ck_audit;
