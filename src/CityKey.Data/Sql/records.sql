-- Holds, and the one check before every deletion of online data. No role may delete online data except through here.

-- Placing a hold waits for deletions in flight; each deletion takes the same lock first and reads the holds in a
-- statement of its own. So no deletion that commits after a hold has missed it.
CREATE OR REPLACE FUNCTION legal.before_hold() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(17227, 3);
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER before_hold BEFORE INSERT ON legal.hold
    FOR EACH STATEMENT EXECUTE FUNCTION legal.before_hold();

-- What is known about a deletion; NULL where it is not known. Both readers (may_delete below, and DeletionRule in the
-- program) refuse on NULL.
CREATE OR REPLACE FUNCTION legal.deletion_facts(what text, application uuid, OUT is_record boolean, OUT is_held boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE its_time timestamptz;
BEGIN
    -- An older snapshot would not see a hold placed since, and the portal may ask only about what it has opened.
    IF current_setting('transaction_isolation') <> 'read committed'
        OR (session_user = 'ck_portal' AND application IS DISTINCT FROM intake.opened()) THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock_shared(17227, 3);
    SELECT s.are_records INTO is_record FROM legal.records_setting s WHERE s.code = what AND s.confirmed_by <> '';
    SELECT coalesce(a.submitted_at, a.started_at) INTO its_time FROM intake.application a WHERE a.id = application;
    IF its_time IS NULL THEN RETURN; END IF;
    -- A hold whose scope is not understood covers everything.
    SELECT EXISTS (
        SELECT FROM legal.hold h
        WHERE h.released_at IS NULL AND coalesce(CASE h.scope
            WHEN 'OneApplication' THEN h.application_id = application
            WHEN 'HandedInBetween' THEN its_time >= h."from" AND its_time < h."to" END, true)) INTO is_held;
END $$;

CREATE OR REPLACE FUNCTION legal.may_delete(what text, application uuid) RETURNS text
LANGUAGE sql VOLATILE SET search_path = pg_catalog AS $$
    SELECT CASE
        WHEN f.is_held THEN 'Held'
        WHEN f.is_record IS NULL OR f.is_held IS NULL THEN 'Unsure'
        WHEN f.is_record THEN 'IsRecord'
        ELSE 'Allowed' END
    FROM legal.deletion_facts(what, application) f $$;

-- The portal may delete what its connection has opened, while the switch allows it; the worker may delete what has
-- expired.
CREATE OR REPLACE FUNCTION intake.require_own(application uuid, act text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF session_user = 'ck_worker' THEN RETURN; END IF;
    IF application IS DISTINCT FROM intake.opened() THEN
        RAISE EXCEPTION 'This connection has not opened that application.' USING ERRCODE = '42501';
    END IF;
    PERFORM platform.require_portal(act);
    PERFORM pg_advisory_xact_lock_shared(17227, 1);
    PERFORM platform.require_portal(act);
END $$;

CREATE OR REPLACE FUNCTION intake.note_deletion(entry uuid, application uuid, what text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
    INSERT INTO audit.entry (id, at, actor_kind, actor_id, action, subject, detail)
    VALUES (
        entry, clock_timestamp(), CASE session_user WHEN 'ck_worker' THEN 'Worker' ELSE 'Resident' END, NULL,
        'data.deleted', application, jsonb_build_object('what', what)) $$;

-- Deletes what was written and uploaded for a draft that has ended, and audits it. The keys go first: if a later
-- statement failed to reach something, it could not be read. What stays identifies no one: a reference and three times.
-- Returns the result of the check; unless that is 'Allowed', nothing was deleted.
CREATE OR REPLACE FUNCTION intake.delete_draft(application uuid, entry uuid) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE answer text;
BEGIN
    PERFORM intake.require_own(application, 'withdraw');
    PERFORM 1 FROM intake.application a
    WHERE a.id = delete_draft.application AND a.submitted_at IS NULL AND a.status IN ('Withdrawn', 'Expired')
    FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'This is not a draft that has ended.' USING ERRCODE = 'CK004';
    END IF;
    answer := legal.may_delete('drafts', application);
    IF answer IS DISTINCT FROM 'Allowed' THEN RETURN coalesce(answer, 'Unsure'); END IF;
    DELETE FROM intake.wrapped_key k WHERE k.application_id = delete_draft.application;
    DELETE FROM intake.box b WHERE b.application_id = delete_draft.application;
    DELETE FROM intake.upload_segment s USING intake.upload u
    WHERE u.id = s.upload_id AND u.application_id = delete_draft.application;
    DELETE FROM intake.upload u WHERE u.application_id = delete_draft.application;
    DELETE FROM intake.case_file f WHERE f.application_id = delete_draft.application;
    PERFORM intake.note_deletion(entry, application, 'drafts');
    RETURN answer;
END $$;

-- Deletes one picture of a draft. The key that sealed it is the draft's and lives on, so the ciphertext itself goes.
CREATE OR REPLACE FUNCTION intake.delete_upload(application uuid, upload uuid, entry uuid) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE answer text;
BEGIN
    PERFORM intake.require_own(application, 'continue');
    PERFORM 1 FROM intake.application a JOIN intake.upload u ON u.application_id = a.id
    WHERE a.id = delete_upload.application AND u.id = delete_upload.upload AND a.status = 'Draft'
    FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'This is not a picture of a draft.' USING ERRCODE = 'CK004';
    END IF;
    answer := legal.may_delete('replaced-uploads', application);
    IF answer IS DISTINCT FROM 'Allowed' THEN RETURN coalesce(answer, 'Unsure'); END IF;
    DELETE FROM intake.upload_segment s WHERE s.upload_id = delete_upload.upload;
    DELETE FROM intake.upload u WHERE u.id = delete_upload.upload;
    PERFORM intake.note_deletion(entry, application, 'replaced-uploads');
    RETURN answer;
END $$;
