-- The portal's only way to read: functions that take a look-up id, refuse by mode and give one application's rows.
-- citykey.application names the one application that this connection has opened; the row policies below know no other.

CREATE FUNCTION intake.opened() RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog
AS $$ SELECT nullif(current_setting('citykey.application', true), '')::uuid $$;

CREATE FUNCTION intake.open_application(lookup bytea) RETURNS TABLE (
    id uuid, reference varchar, status varchar, started_at timestamptz, notice_version varchar, notice_accepted_at timestamptz,
    draft_expires_at timestamptz, submitted_at timestamptz, rule_set varchar, site varchar, reviewer_id uuid, decided_at timestamptz,
    decision_reasons text[], portal_epoch bigint, xmin xid)
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
        a.submitted_at, a.rule_set, a.site, NULL::uuid, a.decided_at, a.decision_reasons, a.portal_epoch, a.xmin
    FROM intake.application a WHERE a.id = found_id;
END $$;

CREATE FUNCTION intake.open_case_file(lookup bytea) RETURNS TABLE (application_id uuid, lookup_id bytea, sealed_form bytea, xmin xid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, intake, platform AS $$
BEGIN
    PERFORM platform.require_portal('read');
    RETURN QUERY SELECT f.application_id, f.lookup_id, f.sealed_form, f.xmin FROM intake.case_file f
    WHERE f.lookup_id = lookup AND f.application_id = intake.opened();
END $$;

CREATE FUNCTION intake.resident_key(lookup bytea) RETURNS TABLE (application_id uuid, keyhole varchar, key_id varchar, wrapped bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, intake, platform AS $$
BEGIN
    PERFORM platform.require_portal('read');
    RETURN QUERY SELECT k.application_id, k.keyhole, k.key_id, k.wrapped FROM intake.wrapped_key k
    JOIN intake.case_file f ON f.application_id = k.application_id
    WHERE f.lookup_id = lookup AND f.application_id = intake.opened() AND k.keyhole = 'resident';
END $$;

-- Pictures are readable online only while the portal is open to them; the id of the upload stands in the sealed form alone.
CREATE FUNCTION intake.read_upload(application_id uuid, upload_id uuid) RETURNS TABLE (number int, sealed bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, intake, platform AS $$
BEGIN
    PERFORM platform.require_portal('continue');
    RETURN QUERY SELECT s.number, s.sealed FROM intake.upload_segment s JOIN intake.upload u ON u.id = s.upload_id
    WHERE u.id = read_upload.upload_id AND u.application_id = read_upload.application_id ORDER BY s.number;
END $$;

CREATE FUNCTION intake.read_upload_header(application_id uuid, upload_id uuid) RETURNS TABLE (header bytea, segments int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, intake, platform AS $$
BEGIN
    PERFORM platform.require_portal('continue');
    RETURN QUERY SELECT u.header, u.segments FROM intake.upload u
    WHERE u.id = read_upload_header.upload_id AND u.application_id = read_upload_header.application_id;
END $$;

CREATE FUNCTION intake.openings_of(lookup bytea) RETURNS TABLE (id uuid, application_id uuid, at timestamptz, role varchar, reason varchar)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, intake, platform AS $$
BEGIN
    PERFORM platform.require_portal('read');
    RETURN QUERY SELECT o.id, o.application_id, o.at, o.role, o.reason FROM intake.opening o
    JOIN intake.case_file f ON f.application_id = o.application_id WHERE f.lookup_id = lookup ORDER BY o.at;
END $$;

-- The queue's version of an application that its resident withdraws.
CREATE FUNCTION intake.follow_withdrawal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    UPDATE review.queue_item SET status = 'Withdrawn' WHERE application_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER follow_withdrawal AFTER UPDATE OF status ON intake.application FOR EACH ROW
    WHEN (NEW.status = 'Withdrawn') EXECUTE FUNCTION intake.follow_withdrawal();
