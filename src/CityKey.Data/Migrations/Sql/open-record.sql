-- What runs for every page and every save of a resident, cheaper once more. A function that pins its search path pays for that at each call. These name
-- everything by its schema instead, and the roles that call them can make nothing that an operator could be mistaken for (decision 46).

-- Opens an application by one question: where it stands, its sealed answers, its resident's key. (open_application, open_case_file and resident_key
-- stay for nodes of the portal that have not been restarted yet.)
CREATE FUNCTION intake.open_record(lookup bytea) RETURNS TABLE (
    id uuid, reference varchar, status varchar, started_at timestamptz, notice_version varchar, notice_accepted_at timestamptz,
    draft_expires_at timestamptz, submitted_at timestamptz, rule_set varchar, site varchar, decided_at timestamptz, decision_reasons text[],
    portal_epoch bigint, asked_at timestamptz, answer_due_at timestamptz, appeal_due_at timestamptz, version xid,
    sealed_form bytea, file_version xid, wrapped bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
BEGIN
    PERFORM platform.require_portal('read');
    -- A resident is not told which clerk.
    SELECT a.id, a.reference, a.status, a.started_at, a.notice_version, a.notice_accepted_at, a.draft_expires_at, a.submitted_at, a.rule_set, a.site,
        a.decided_at, a.decision_reasons, a.portal_epoch, a.asked_at, a.answer_due_at, a.appeal_due_at, a.xmin, f.sealed_form, f.xmin, k.wrapped
    INTO id, reference, status, started_at, notice_version, notice_accepted_at, draft_expires_at, submitted_at, rule_set, site,
        decided_at, decision_reasons, portal_epoch, asked_at, answer_due_at, appeal_due_at, version, sealed_form, file_version, wrapped
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
REVOKE ALL ON FUNCTION intake.open_record(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.open_record(bytea) TO ck_portal;

-- Lets an act in, or refuses it, as before. Open is looked at here, because that is what it nearly always is; everything else is looked at in full.
CREATE OR REPLACE FUNCTION platform.guard_application() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
DECLARE s record;
BEGIN
    IF session_user IN ('ck_staff', 'ck_worker') THEN RETURN NEW; END IF;
    IF pg_catalog.current_setting('transaction_isolation') = 'read committed' AND pg_catalog.pg_try_advisory_xact_lock_shared(17227, 1) THEN
        -- A statement of its own, after the lock is held: this is the look that counts.
        SELECT pg_catalog.count(*) AS rows_found, pg_catalog.min(p.epoch) AS epoch,
            pg_catalog.bool_and(p.mode = 'open' AND NOT p.closing AND (p.plan_at IS NULL OR pg_catalog.clock_timestamp() < p.plan_at)
                AND p.seen_start = pg_catalog.pg_postmaster_start_time() AND p.seen_system = p.system_identifier AND p.seen_timeline = p.timeline) AS is_open
        INTO s FROM platform.portal_state p;
        IF s.is_open AND s.rows_found = 1 THEN
            NEW.portal_epoch := s.epoch;
            RETURN NEW;
        END IF;
    END IF;
    NEW.portal_epoch := platform.let_in(CASE WHEN TG_OP = 'INSERT' THEN 'start' WHEN NEW.status = 'Withdrawn' THEN 'withdraw' ELSE 'continue' END);
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION platform.guard_with_application() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
BEGIN
    IF session_user IN ('ck_staff', 'ck_worker') THEN RETURN NEW; END IF;
    PERFORM 1 FROM intake.application a WHERE a.id = NEW.application_id AND a.xmin = pg_catalog.pg_current_xact_id()::xid AND a.status <> 'Withdrawn';
    IF NOT FOUND THEN
        PERFORM platform.let_in('continue');
    END IF;
    RETURN NEW;
END $$;
