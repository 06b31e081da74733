-- Who may do what. Nothing is granted that is not listed; tests read the whole table back, cell by cell.

REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA platform, intake FROM PUBLIC;

ALTER TABLE audit.entry ADD COLUMN transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id();

GRANT USAGE ON SCHEMA intake, review, platform, audit TO ck_portal, ck_staff, ck_worker;
GRANT USAGE ON SCHEMA cards, accounts TO ck_staff;
GRANT USAGE ON SCHEMA audit, platform TO ck_audit;

-- Portal: inserts, narrow updates, and of what it wrote only id and version can be named. Reading is by function.
GRANT INSERT, SELECT (id, xmin), UPDATE (status, submitted_at, rule_set, site, draft_expires_at) ON intake.application TO ck_portal;
GRANT INSERT, SELECT (application_id, xmin), UPDATE (sealed_form) ON intake.case_file TO ck_portal;
GRANT INSERT ON intake.wrapped_key, intake.upload, intake.upload_segment, intake.box, audit.entry, platform.outbox_message TO ck_portal;
GRANT INSERT, SELECT (application_id, xmin) ON review.queue_item TO ck_portal;
GRANT EXECUTE ON FUNCTION intake.opened(), intake.open_application(bytea), intake.open_case_file(bytea), intake.resident_key(bytea),
    intake.read_upload(uuid, uuid), intake.read_upload_header(uuid, uuid), intake.openings_of(bytea), platform.portal_now(),
    platform.guard_online_write(), platform.submitted_here(), intake.follow_withdrawal() TO ck_portal;
GRANT SELECT, INSERT ON platform.portal_key_ring TO ck_portal;

-- Staff: everything of review, no deletion of a record, no change of the audit, the switch by its functions alone.
GRANT SELECT ON ALL TABLES IN SCHEMA intake TO ck_staff;
GRANT INSERT ON intake.opening, audit.entry, platform.outbox_message TO ck_staff;
GRANT UPDATE (status, reviewer_id, decided_at, decision_reasons, rule_set, site) ON intake.application TO ck_staff;
GRANT UPDATE (sealed_form) ON intake.case_file TO ck_staff;
GRANT SELECT, UPDATE (status, claimed_by, claimed_at) ON review.queue_item TO ck_staff;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA cards TO ck_staff;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA accounts TO ck_staff;
GRANT SELECT ON platform.portal_change TO ck_staff;
GRANT EXECUTE ON FUNCTION platform.portal_now(), platform.portal_announce(text, timestamptz), platform.portal_cut_off(),
    platform.portal_set(uuid, uuid, text, timestamptz, text, text, uuid, integer), platform.submitted_here(), intake.follow_withdrawal() TO ck_staff;
GRANT SELECT, INSERT ON platform.staff_key_ring TO ck_staff;

-- Worker: its boxes, its outbox, and nothing that opens a record.
GRANT SELECT ON review.queue_item TO ck_worker;
GRANT SELECT, DELETE ON intake.box TO ck_worker;
GRANT SELECT, INSERT ON review.match_digest TO ck_worker;
GRANT SELECT ON review.match_digest TO ck_staff;
GRANT SELECT, UPDATE ON platform.outbox_message TO ck_worker;
GRANT INSERT ON audit.entry TO ck_worker;

GRANT SELECT ON audit.entry, platform.portal_change TO ck_audit;

-- Rows: the portal sees the one application that its connection opened by look-up id, and cannot enumerate.
ALTER TABLE intake.application ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.case_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.wrapped_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.upload ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.box ENABLE ROW LEVEL SECURITY;
ALTER TABLE review.queue_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY opened ON intake.application TO ck_portal USING (id = intake.opened());
CREATE POLICY opened ON intake.case_file TO ck_portal USING (application_id = intake.opened());
CREATE POLICY opened ON intake.wrapped_key TO ck_portal USING (application_id = intake.opened());
CREATE POLICY opened ON intake.upload TO ck_portal USING (application_id = intake.opened());
CREATE POLICY opened ON intake.box TO ck_portal USING (application_id = intake.opened());
CREATE POLICY opened ON review.queue_item TO ck_portal USING (application_id = intake.opened());
CREATE POLICY work ON intake.application TO ck_staff, ck_worker USING (true);
CREATE POLICY work ON intake.case_file TO ck_staff USING (true);
CREATE POLICY work ON intake.wrapped_key TO ck_staff USING (true);
CREATE POLICY work ON intake.upload TO ck_staff USING (true);
CREATE POLICY work ON intake.box TO ck_staff, ck_worker USING (true);
CREATE POLICY work ON review.queue_item TO ck_staff, ck_worker USING (true);
