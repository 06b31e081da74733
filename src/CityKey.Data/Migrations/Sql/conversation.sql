-- Asking, answering, messages and appeals: what the portal's role may do of it, and what the database does by itself.

-- The portal's way to open an application knows the new columns. A resident is not told which clerk hears an appeal.
DROP FUNCTION intake.open_application(bytea);
CREATE FUNCTION intake.open_application(lookup bytea) RETURNS TABLE (
    id uuid, reference varchar, status varchar, started_at timestamptz, notice_version varchar, notice_accepted_at timestamptz,
    draft_expires_at timestamptz, submitted_at timestamptz, rule_set varchar, site varchar, reviewer_id uuid, decided_at timestamptz,
    decision_reasons text[], portal_epoch bigint, answer_due_at timestamptz, appeal_due_at timestamptz, appeal_reviewer_id uuid, xmin xid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, intake, platform AS $$
DECLARE found_id uuid; found_status text;
BEGIN
    PERFORM platform.require_portal('read');
    SELECT f.application_id, a.status INTO found_id, found_status
    FROM intake.case_file f JOIN intake.application a ON a.id = f.application_id WHERE f.lookup_id = lookup;
    IF found_id IS NULL THEN RETURN; END IF;
    -- A frozen draft is kept and out of reach.
    IF found_status = 'Draft' THEN PERFORM platform.require_portal('continue'); END IF;
    PERFORM set_config('citykey.application', found_id::text, false);
    -- A resident is not told which clerk.
    RETURN QUERY SELECT a.id, a.reference, a.status, a.started_at, a.notice_version, a.notice_accepted_at, a.draft_expires_at,
        a.submitted_at, a.rule_set, a.site, NULL::uuid, a.decided_at, a.decision_reasons, a.portal_epoch, a.answer_due_at, a.appeal_due_at,
        NULL::uuid, a.xmin
    FROM intake.application a WHERE a.id = found_id;
END $$;

CREATE FUNCTION intake.messages_of(lookup bytea) RETURNS TABLE (id uuid, application_id uuid, at timestamptz, sender varchar, sealed bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, intake, platform AS $$
BEGIN
    PERFORM platform.require_portal('read');
    RETURN QUERY SELECT m.id, m.application_id, m.at, m.sender, m.sealed FROM intake.message m
    JOIN intake.case_file f ON f.application_id = m.application_id WHERE f.lookup_id = lookup AND f.application_id = intake.opened() ORDER BY m.at, m.id;
END $$;

CREATE TRIGGER guard_message BEFORE INSERT OR UPDATE ON intake.message FOR EACH ROW
    WHEN (session_user NOT IN ('ck_staff', 'ck_worker')) EXECUTE FUNCTION platform.guard_online_write('continue');

-- Which moves are a resident's. A portal node that is not itself any more can make no other.
CREATE FUNCTION intake.require_residents_move() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF (OLD.status, NEW.status) NOT IN (('Draft', 'Submitted'), ('AwaitingResident', 'InReview'), ('Denied', 'UnderAppeal'),
        ('Draft', 'Withdrawn'), ('Submitted', 'Withdrawn'), ('InReview', 'Withdrawn'), ('AwaitingResident', 'Withdrawn'),
        ('Approved', 'Withdrawn'), ('UnderAppeal', 'Withdrawn')) THEN
        RAISE EXCEPTION 'The application moved on meanwhile.' USING ERRCODE = 'CK003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER residents_move BEFORE UPDATE OF status ON intake.application FOR EACH ROW
    WHEN (session_user = 'ck_portal' AND NEW.status IS DISTINCT FROM OLD.status) EXECUTE FUNCTION intake.require_residents_move();

-- What was handed in stays as it is: online, answers change in a draft and while an answer is awaited, and at no other time.
CREATE FUNCTION intake.require_open_answers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    -- The answer itself moves the status in the same transaction, before or after its form.
    PERFORM 1 FROM intake.application a WHERE a.id = NEW.application_id
        AND (a.status IN ('Draft', 'AwaitingResident') OR a.status = 'InReview' AND a.xmin = pg_current_xact_id()::xid);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'The application moved on meanwhile.' USING ERRCODE = 'CK003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER open_answers BEFORE UPDATE ON intake.case_file FOR EACH ROW
    WHEN (session_user = 'ck_portal') EXECUTE FUNCTION intake.require_open_answers();

-- The queue follows what a resident does online; at a counter staff's own save does.
CREATE FUNCTION intake.follow_resident() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.status = 'UnderAppeal' THEN
        UPDATE review.queue_item SET status = NEW.status, decided_by = NEW.reviewer_id, claimed_by = NULL, claimed_at = NULL WHERE application_id = NEW.id;
    ELSE
        UPDATE review.queue_item SET status = NEW.status WHERE application_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER follow_resident AFTER UPDATE OF status ON intake.application FOR EACH ROW
    WHEN (session_user NOT IN ('ck_staff', 'ck_worker') AND NEW.status IN ('InReview', 'UnderAppeal')) EXECUTE FUNCTION intake.follow_resident();

CREATE FUNCTION intake.mark_waiting_message() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    UPDATE review.queue_item SET waiting_message = true WHERE application_id = NEW.application_id;
    RETURN NULL;
END $$;
CREATE TRIGGER mark_waiting_message AFTER INSERT ON intake.message FOR EACH ROW
    WHEN (session_user NOT IN ('ck_staff', 'ck_worker')) EXECUTE FUNCTION intake.mark_waiting_message();

REVOKE ALL ON FUNCTION intake.open_application(bytea), intake.messages_of(bytea), intake.require_residents_move(), intake.require_open_answers(),
    intake.follow_resident(), intake.mark_waiting_message() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.open_application(bytea), intake.messages_of(bytea) TO ck_portal;

GRANT INSERT ON intake.message TO ck_portal;
GRANT SELECT, INSERT ON intake.message TO ck_staff;
GRANT UPDATE (answer_due_at, appeal_due_at, appeal_reviewer_id) ON intake.application TO ck_staff;
GRANT UPDATE (decided_by, waiting_message) ON review.queue_item TO ck_staff;

ALTER TABLE intake.message ENABLE ROW LEVEL SECURITY;
CREATE POLICY opened ON intake.message TO ck_portal USING (application_id = intake.opened()) WITH CHECK (application_id = intake.opened() AND sender = 'resident');
CREATE POLICY work ON intake.message TO ck_staff USING (true);
