-- How the portal reads, and which changes of an application it may make.
--
-- The portal's role reads only through these functions: each takes a look-up id, refuses by mode and returns one
-- application's rows. citykey.application names the one application that the connection has opened; the row policies
-- (row-security.sql) show no other.

CREATE OR REPLACE FUNCTION intake.opened() RETURNS uuid
LANGUAGE sql STABLE
RETURN nullif(current_setting('citykey.application', true), '')::uuid;

-- Opens an application in one round trip: its status and dates, its sealed answers, its resident's key. Runs for every
-- page of a resident, so it sets no search_path (ADR 46). A resident is not told which clerk.
CREATE OR REPLACE FUNCTION intake.open_record(lookup bytea) RETURNS TABLE (
    id uuid, reference varchar, status varchar, started_at timestamptz, notice_version varchar,
    notice_accepted_at timestamptz, draft_expires_at timestamptz, submitted_at timestamptz, rule_set varchar,
    site varchar, decided_at timestamptz, decision_reasons text[], portal_epoch bigint, asked_at timestamptz,
    answer_due_at timestamptz, appeal_due_at timestamptz, version xid,
    sealed_form bytea, file_version xid, wrapped bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
BEGIN
    PERFORM platform.require_portal('read');
    SELECT a.id, a.reference, a.status, a.started_at, a.notice_version, a.notice_accepted_at, a.draft_expires_at,
        a.submitted_at, a.rule_set, a.site, a.decided_at, a.decision_reasons, a.portal_epoch, a.asked_at,
        a.answer_due_at, a.appeal_due_at, a.xmin, f.sealed_form, f.xmin, k.wrapped
    INTO id, reference, status, started_at, notice_version, notice_accepted_at, draft_expires_at,
        submitted_at, rule_set, site, decided_at, decision_reasons, portal_epoch, asked_at,
        answer_due_at, appeal_due_at, version, sealed_form, file_version, wrapped
    FROM intake.case_file f
    JOIN intake.application a ON a.id = f.application_id
    LEFT JOIN intake.wrapped_key k ON k.application_id = f.application_id AND k.keyhole = 'resident'
    WHERE f.lookup_id = lookup;
    IF id IS NULL THEN RETURN; END IF;
    -- A frozen draft is kept and out of reach.
    IF status = 'Draft' THEN PERFORM platform.require_portal('continue'); END IF;
    PERFORM pg_catalog.set_config('citykey.application', id::text, false);
    RETURN NEXT;
END $$;

-- Opens a draft to withdraw it. A resident may do that while the portal is paused too, when the draft is frozen and can
-- be neither read nor changed.
CREATE OR REPLACE FUNCTION intake.open_to_end(lookup bytea) RETURNS TABLE (
    id uuid, reference varchar, status varchar, started_at timestamptz, notice_version varchar,
    notice_accepted_at timestamptz, draft_expires_at timestamptz, submitted_at timestamptz, rule_set varchar,
    site varchar, reviewer_id uuid, decided_at timestamptz, decision_reasons text[], portal_epoch bigint,
    asked_at timestamptz, answer_due_at timestamptz, appeal_due_at timestamptz, appeal_reviewer_id uuid, xmin xid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, intake, platform AS $$
DECLARE found_id uuid;
BEGIN
    PERFORM platform.require_portal('withdraw');
    SELECT f.application_id INTO found_id
    FROM intake.case_file f JOIN intake.application a ON a.id = f.application_id
    WHERE f.lookup_id = lookup AND a.status = 'Draft';
    IF found_id IS NULL THEN RETURN; END IF;
    PERFORM set_config('citykey.application', found_id::text, false);
    RETURN QUERY SELECT a.id, a.reference, a.status, a.started_at, a.notice_version, a.notice_accepted_at,
        a.draft_expires_at, a.submitted_at, a.rule_set, a.site, NULL::uuid, a.decided_at, a.decision_reasons,
        a.portal_epoch, a.asked_at, a.answer_due_at, a.appeal_due_at, NULL::uuid, a.xmin
    FROM intake.application a WHERE a.id = found_id;
END $$;

-- Pictures can be read online only while the portal is open to them. The id of an upload is in the sealed form alone.
CREATE OR REPLACE FUNCTION intake.read_upload(application_id uuid, upload_id uuid)
RETURNS TABLE (number int, sealed bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, intake, platform AS $$
BEGIN
    PERFORM platform.require_portal('continue');
    RETURN QUERY SELECT s.number, s.sealed FROM intake.upload_segment s JOIN intake.upload u ON u.id = s.upload_id
    WHERE u.id = read_upload.upload_id AND u.application_id = read_upload.application_id ORDER BY s.number;
END $$;

CREATE OR REPLACE FUNCTION intake.read_upload_header(application_id uuid, upload_id uuid)
RETURNS TABLE (header bytea, segments int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, intake, platform AS $$
BEGIN
    PERFORM platform.require_portal('continue');
    RETURN QUERY SELECT u.header, u.segments FROM intake.upload u
    WHERE u.id = read_upload_header.upload_id AND u.application_id = read_upload_header.application_id;
END $$;

-- Who has opened the record, and why, for the resident to see.
CREATE OR REPLACE FUNCTION intake.openings_of(lookup bytea)
RETURNS TABLE (id uuid, application_id uuid, at timestamptz, role varchar, reason varchar)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, intake, platform AS $$
BEGIN
    PERFORM platform.require_portal('read');
    RETURN QUERY SELECT o.id, o.application_id, o.at, o.role, o.reason FROM intake.opening o
    JOIN intake.case_file f ON f.application_id = o.application_id WHERE f.lookup_id = lookup ORDER BY o.at;
END $$;

-- The status changes that are a resident's. A compromised portal node can make no other (ADR 18).
CREATE OR REPLACE FUNCTION intake.require_residents_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF (OLD.status, NEW.status) NOT IN (
        ('Draft', 'Submitted'), ('AwaitingResident', 'InReview'), ('Denied', 'UnderAppeal'),
        ('Draft', 'Withdrawn'), ('Submitted', 'Withdrawn'), ('InReview', 'Withdrawn'),
        ('AwaitingResident', 'Withdrawn'), ('Approved', 'Withdrawn'), ('UnderAppeal', 'Withdrawn')) THEN
        RAISE EXCEPTION 'The application has changed in the meantime.' USING ERRCODE = 'CK003';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER residents_move BEFORE UPDATE OF status ON intake.application
    FOR EACH ROW WHEN (session_user = 'ck_portal' AND NEW.status IS DISTINCT FROM OLD.status)
    EXECUTE FUNCTION intake.require_residents_move();

-- What was submitted stays as it is. Online, answers change in a draft and while an answer is awaited, and at no other
-- time.
CREATE OR REPLACE FUNCTION intake.require_open_answers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    -- The answer itself changes the status in the same transaction, before or after its form.
    PERFORM 1 FROM intake.application a WHERE a.id = NEW.application_id
        AND (a.status IN ('Draft', 'AwaitingResident') OR a.status = 'InReview' AND a.xmin = pg_current_xact_id()::xid);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'The application has changed in the meantime.' USING ERRCODE = 'CK003';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER open_answers BEFORE UPDATE ON intake.case_file
    FOR EACH ROW WHEN (session_user = 'ck_portal') EXECUTE FUNCTION intake.require_open_answers();

-- A submission is one implicit transaction, which commits even if an UPDATE matched no row. So the queue item checks,
-- at commit, that this very transaction submitted its application. A lost race then stores nothing, audit included.
CREATE OR REPLACE FUNCTION platform.submitted_here() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM 1 FROM intake.application a
    WHERE a.id = NEW.application_id AND a.status = NEW.status AND a.xmin = pg_current_xact_id()::xid;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'The application has changed in the meantime.' USING ERRCODE = 'CK003';
    END IF;
    RETURN NULL;
END $$;
-- PostgreSQL cannot replace a constraint trigger, so it is dropped first.
DROP TRIGGER IF EXISTS submitted_here ON review.queue_item;
CREATE CONSTRAINT TRIGGER submitted_here AFTER INSERT ON review.queue_item
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.submitted_here();
