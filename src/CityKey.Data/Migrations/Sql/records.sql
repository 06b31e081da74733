-- Deadlines, holds, and the one check in front of every deletion of online data.

GRANT USAGE ON SCHEMA legal TO ck_portal, ck_staff, ck_worker, ck_audit;
GRANT SELECT ON legal.hold, legal.records_setting TO ck_staff, ck_audit;
GRANT INSERT, UPDATE (released_at, released_by) ON legal.hold TO ck_staff;

-- A hold that is placed is in force for whoever deletes: placing waits for deletions in flight, and each deletion
-- takes the lock first and looks in a statement of its own. So no deletion commits after a hold without having seen it.
CREATE FUNCTION legal.before_hold() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(17227, 3);
    RETURN NULL;
END $$;
CREATE TRIGGER before_hold BEFORE INSERT ON legal.hold FOR EACH STATEMENT EXECUTE FUNCTION legal.before_hold();

-- What is known for a deletion: NULL where it is not. Both readers of it (below, and DeletionRule in the program) refuse on NULL.
CREATE FUNCTION legal.deletion_facts(what text, application uuid, OUT is_record boolean, OUT is_held boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE its_time timestamptz;
BEGIN
    -- An older snapshot would not see the hold that was placed since; and the portal may ask of nothing but what it has opened.
    IF current_setting('transaction_isolation') <> 'read committed' OR (session_user = 'ck_portal' AND application IS DISTINCT FROM intake.opened()) THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock_shared(17227, 3);
    SELECT s.are_records INTO is_record FROM legal.records_setting s WHERE s.code = what AND s.confirmed_by <> '';
    SELECT coalesce(a.submitted_at, a.started_at) INTO its_time FROM intake.application a WHERE a.id = application;
    IF its_time IS NULL THEN RETURN; END IF;
    -- A hold that cannot be understood covers everything.
    SELECT EXISTS (SELECT FROM legal.hold h WHERE h.released_at IS NULL AND coalesce(CASE h.scope
        WHEN 'OneApplication' THEN h.application_id = application
        WHEN 'HandedInBetween' THEN its_time >= h."from" AND its_time < h."to" END, true)) INTO is_held;
END $$;

CREATE FUNCTION legal.may_delete(what text, application uuid) RETURNS text LANGUAGE sql VOLATILE SET search_path = pg_catalog AS $$
    SELECT CASE WHEN f.is_held THEN 'Held' WHEN f.is_record IS NULL OR f.is_held IS NULL THEN 'Unsure' WHEN f.is_record THEN 'IsRecord' ELSE 'Allowed' END
    FROM legal.deletion_facts(what, application) f $$;

-- The portal may delete what its connection has opened and the switch allows; the worker what has expired.
CREATE FUNCTION intake.require_own(application uuid, act text) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF session_user = 'ck_worker' THEN RETURN; END IF;
    IF application IS DISTINCT FROM intake.opened() THEN
        RAISE EXCEPTION 'This connection has not opened that application.' USING ERRCODE = '42501';
    END IF;
    PERFORM platform.require_portal(act);
    PERFORM pg_advisory_xact_lock_shared(17227, 1);
    PERFORM platform.require_portal(act);
END $$;

-- Deletes what was written and sent for a draft that has ended, and says so in the audit. First the keys, so that nothing could be
-- read even where a later statement did not reach. What stays tells nobody anything: a reference and three times.
-- Returns what the check said; anything but 'Allowed' deleted nothing.
CREATE FUNCTION intake.delete_draft(application uuid, entry uuid) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE answer text;
BEGIN
    PERFORM intake.require_own(application, 'withdraw');
    PERFORM 1 FROM intake.application a
        WHERE a.id = delete_draft.application AND a.submitted_at IS NULL AND a.status IN ('Withdrawn', 'Expired') FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'That is no draft that has ended.' USING ERRCODE = 'CK004';
    END IF;
    answer := legal.may_delete('drafts', application);
    IF answer IS DISTINCT FROM 'Allowed' THEN RETURN coalesce(answer, 'Unsure'); END IF;
    DELETE FROM intake.wrapped_key k WHERE k.application_id = delete_draft.application;
    DELETE FROM intake.box b WHERE b.application_id = delete_draft.application;
    DELETE FROM intake.upload_segment s USING intake.upload u WHERE u.id = s.upload_id AND u.application_id = delete_draft.application;
    DELETE FROM intake.upload u WHERE u.application_id = delete_draft.application;
    DELETE FROM intake.case_file f WHERE f.application_id = delete_draft.application;
    PERFORM intake.note_deletion(entry, application, 'drafts');
    RETURN answer;
END $$;

-- Deletes one picture of a draft. The key that sealed it is the draft's and lives on, so here the ciphertext is all there is.
CREATE FUNCTION intake.delete_upload(application uuid, upload uuid, entry uuid) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE answer text;
BEGIN
    PERFORM intake.require_own(application, 'continue');
    PERFORM 1 FROM intake.application a JOIN intake.upload u ON u.application_id = a.id
        WHERE a.id = delete_upload.application AND u.id = delete_upload.upload AND a.status = 'Draft' FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'That is no picture of a draft.' USING ERRCODE = 'CK004';
    END IF;
    answer := legal.may_delete('replaced-uploads', application);
    IF answer IS DISTINCT FROM 'Allowed' THEN RETURN coalesce(answer, 'Unsure'); END IF;
    DELETE FROM intake.upload_segment s WHERE s.upload_id = delete_upload.upload;
    DELETE FROM intake.upload u WHERE u.id = delete_upload.upload;
    PERFORM intake.note_deletion(entry, application, 'replaced-uploads');
    RETURN answer;
END $$;

CREATE FUNCTION intake.note_deletion(entry uuid, application uuid, what text) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
    INSERT INTO audit.entry (id, at, actor_kind, actor_id, action, subject, detail)
    VALUES (entry, clock_timestamp(), CASE session_user WHEN 'ck_worker' THEN 'Worker' ELSE 'Resident' END, NULL, 'data.deleted', application, jsonb_build_object('what', what)) $$;

-- A resident may end a draft also while the portal is paused, when it is frozen and cannot be read or changed.
CREATE FUNCTION intake.open_to_end(lookup bytea) RETURNS TABLE (
    id uuid, reference varchar, status varchar, started_at timestamptz, notice_version varchar, notice_accepted_at timestamptz,
    draft_expires_at timestamptz, submitted_at timestamptz, rule_set varchar, site varchar, reviewer_id uuid, decided_at timestamptz,
    decision_reasons text[], portal_epoch bigint, asked_at timestamptz, answer_due_at timestamptz,
    appeal_due_at timestamptz, appeal_reviewer_id uuid, xmin xid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, intake, platform AS $$
DECLARE found_id uuid;
BEGIN
    PERFORM platform.require_portal('withdraw');
    SELECT f.application_id INTO found_id FROM intake.case_file f JOIN intake.application a ON a.id = f.application_id
    WHERE f.lookup_id = lookup AND a.status = 'Draft';
    IF found_id IS NULL THEN RETURN; END IF;
    PERFORM set_config('citykey.application', found_id::text, false);
    RETURN QUERY SELECT a.id, a.reference, a.status, a.started_at, a.notice_version, a.notice_accepted_at, a.draft_expires_at,
        a.submitted_at, a.rule_set, a.site, NULL::uuid, a.decided_at, a.decision_reasons, a.portal_epoch, a.asked_at, a.answer_due_at,
        a.appeal_due_at, NULL::uuid, a.xmin
    FROM intake.application a WHERE a.id = found_id;
END $$;

-- As before, with the columns that came.
DROP FUNCTION intake.open_application(bytea);
CREATE FUNCTION intake.open_application(lookup bytea) RETURNS TABLE (
    id uuid, reference varchar, status varchar, started_at timestamptz, notice_version varchar, notice_accepted_at timestamptz,
    draft_expires_at timestamptz, submitted_at timestamptz, rule_set varchar, site varchar, reviewer_id uuid, decided_at timestamptz,
    decision_reasons text[], portal_epoch bigint, asked_at timestamptz, answer_due_at timestamptz,
    appeal_due_at timestamptz, appeal_reviewer_id uuid, xmin xid)
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
        a.submitted_at, a.rule_set, a.site, NULL::uuid, a.decided_at, a.decision_reasons, a.portal_epoch, a.asked_at, a.answer_due_at,
        a.appeal_due_at, NULL::uuid, a.xmin
    FROM intake.application a WHERE a.id = found_id;
END $$;

-- The switch's history as deadlines need it: nobody's name, nobody's reason.
CREATE FUNCTION platform.portal_turns() RETURNS TABLE (at timestamptz, from_mode text, to_mode text, until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT c.at, c.from_mode, c.to_mode, c.until FROM platform.portal_change c ORDER BY c.epoch $$;

REVOKE ALL ON FUNCTION legal.before_hold(), legal.deletion_facts(text, uuid), legal.may_delete(text, uuid), intake.require_own(uuid, text),
    intake.delete_draft(uuid, uuid), intake.delete_upload(uuid, uuid, uuid), intake.note_deletion(uuid, uuid, text), intake.open_to_end(bytea),
    intake.open_application(bytea), platform.portal_turns() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION legal.deletion_facts(text, uuid), intake.delete_draft(uuid, uuid), intake.delete_upload(uuid, uuid, uuid),
    intake.open_to_end(bytea), intake.open_application(bytea), platform.portal_turns() TO ck_portal;
GRANT EXECUTE ON FUNCTION intake.delete_draft(uuid, uuid), platform.portal_turns(), platform.portal_now() TO ck_worker;
GRANT EXECUTE ON FUNCTION legal.deletion_facts(text, uuid), platform.portal_turns() TO ck_staff;

-- The worker ends what is overdue: it sees where an application stands and moves that, and nothing it says.
GRANT SELECT, UPDATE (status) ON intake.application TO ck_worker;
GRANT UPDATE (status) ON review.queue_item TO ck_worker;
-- A lapse is told to the resident.
GRANT INSERT ON platform.outbox_message TO ck_worker;

-- A clerk gives a new access code: the resident's keyhole and the look-up id, of no other keyhole.
GRANT UPDATE (asked_at, answer_due_at) ON intake.application TO ck_staff;
GRANT UPDATE (lookup_id) ON intake.case_file TO ck_staff;
GRANT UPDATE (wrapped) ON intake.wrapped_key TO ck_staff;
CREATE POLICY only_the_residents ON intake.wrapped_key AS RESTRICTIVE FOR UPDATE TO ck_staff USING (keyhole = 'resident') WITH CHECK (keyhole = 'resident');

-- The mode in force is told as a hint: details are kept from programs, because elsewhere they quote rows.
CREATE OR REPLACE FUNCTION platform.require_portal(act text) RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE s record;
BEGIN
    SELECT * INTO s FROM platform.portal_now();
    IF NOT platform.portal_allows(act, s.mode, s.closing) THEN
        RAISE EXCEPTION 'The online portal does not accept this now.' USING ERRCODE = 'CK001', HINT = s.mode;
    END IF;
    RETURN s.epoch;
END $$;
