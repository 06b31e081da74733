-- The promise: once a close has been announced, no online write is accepted, on any node, by any path.
--
-- Every table that online intake writes has a trigger that calls platform.let_in. It takes the advisory lock (17227, 1)
-- in shared mode, and only then, in a statement of its own, reads the switch. A close works in two phases
-- (portal-switch.sql): it commits "closing", which refuses every new attempt; then it takes the same lock exclusively,
-- which waits for the transactions that passed the guard before, and only after that is the close announced.
-- The staff site and the worker do not depend on the switch: the guard lets their roles through.
--
-- Some functions here run for every save of a resident. They set no search_path, because that costs time at each call;
-- they name everything by its schema instead, and their callers can create nothing that could be found first (ADR 46).

-- What is allowed in a mode. Reading and withdrawing stay possible while paused; nothing is possible while dark.
CREATE OR REPLACE FUNCTION platform.portal_allows(act text, mode text, closing boolean) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN CASE act
    WHEN 'start' THEN mode = 'open' AND NOT closing
    WHEN 'continue' THEN mode IN ('open', 'nonew') AND NOT closing
    WHEN 'read' THEN mode IN ('open', 'nonew', 'paused')
    WHEN 'withdraw' THEN mode IN ('open', 'nonew', 'paused')
    ELSE false END;

-- How closed a mode is. An unknown word counts as paused.
CREATE OR REPLACE FUNCTION platform.portal_rank(mode text) RETURNS integer
LANGUAGE sql IMMUTABLE
RETURN CASE mode WHEN 'open' THEN 1 WHEN 'nonew' THEN 2 WHEN 'dark' THEN 4 ELSE 3 END;

-- Whether the first state is further closed than the second, or is the same "no new" with an earlier end.
CREATE OR REPLACE FUNCTION platform.portal_further(
    mode text, until timestamptz, than_mode text, than_until timestamptz) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN coalesce(
    platform.portal_rank(mode) > platform.portal_rank(than_mode)
        OR mode = 'nonew' AND than_mode = 'nonew' AND until < than_until,
    false);

CREATE OR REPLACE FUNCTION platform.this_timeline() RETURNS text
LANGUAGE sql VOLATILE
RETURN CASE WHEN pg_is_in_recovery() THEN 'recovery' ELSE substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) END;

-- The state in force. Unknown is paused: no row, two rows, an unknown word, another server, another timeline. The
-- reason then says which of these it is, so that an administrator can be told what to do.
-- VOLATILE, so that each call inside a function sees what has been committed by then.
CREATE OR REPLACE FUNCTION platform.portal_now(
    OUT mode text, OUT closing boolean, OUT epoch bigint, OUT until timestamptz, OUT since timestamptz,
    OUT reason text, OUT known boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE s record;
BEGIN
    mode := 'paused'; closing := false; epoch := 0; known := false;
    SELECT p.*, (SELECT count(*) FROM platform.portal_state) AS rows_found,
        (p.seen_start = pg_postmaster_start_time() AND p.seen_system = p.system_identifier
            AND p.seen_timeline = p.timeline) AS here
    INTO s FROM platform.portal_state p;
    IF s.rows_found IS NULL THEN reason := 'missing'; RETURN; END IF;
    IF s.rows_found > 1 THEN reason := 'doubled'; RETURN; END IF;
    epoch := s.epoch;
    IF s.mode NOT IN ('open', 'nonew', 'paused', 'dark') OR (s.mode = 'nonew' AND s.until IS NULL) THEN
        reason := 'garbled'; RETURN;
    END IF;
    -- A running server keeps its identity and its timeline, so the control file is read only after a restart.
    IF s.here IS NOT TRUE THEN
        IF s.system_identifier <> (SELECT c.system_identifier FROM pg_control_system() c) THEN
            reason := 'other-server'; RETURN;
        END IF;
        IF s.timeline <> platform.this_timeline() THEN reason := 'other-timeline'; RETURN; END IF;
    END IF;
    mode := s.mode; closing := s.closing; until := s.until; since := s.since; reason := s.reason; known := true;
    -- A planned close is in force from its instant on, announced or not. It can only close further.
    IF clock_timestamp() >= s.plan_at AND platform.portal_further(s.plan_mode, s.plan_until, mode, until) THEN
        mode := CASE WHEN s.plan_mode IN ('nonew', 'dark') THEN s.plan_mode ELSE 'paused' END;
        until := CASE WHEN mode = 'nonew' THEN s.plan_until END;
        since := s.plan_at;
    END IF;
    IF mode = 'nonew' AND clock_timestamp() >= coalesce(until, '-infinity') THEN mode := 'paused'; END IF;
END $$;

-- Returns the epoch in which the act is allowed; raises CK001, with the mode as a hint, where it is not. (A hint,
-- because programs hide details: elsewhere those quote rows.) What the short check allows, the full check allows too;
-- only what the short check does not allow is checked in full.
CREATE OR REPLACE FUNCTION platform.require_portal(act text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
DECLARE s record;
BEGIN
    SELECT pg_catalog.count(*) AS rows_found, pg_catalog.min(p.mode) AS mode, pg_catalog.bool_or(p.closing) AS closing,
        pg_catalog.min(p.epoch) AS epoch, pg_catalog.min(p.until) AS until, pg_catalog.min(p.plan_at) AS plan_at,
        pg_catalog.bool_and(p.seen_start = pg_catalog.pg_postmaster_start_time()
            AND p.seen_system = p.system_identifier AND p.seen_timeline = p.timeline) AS here
    INTO s FROM platform.portal_state p;
    IF s.rows_found = 1 AND s.here IS TRUE
        AND NOT (s.mode = 'nonew' AND (s.until IS NULL OR pg_catalog.clock_timestamp() >= s.until))
        AND (s.plan_at IS NULL OR pg_catalog.clock_timestamp() < s.plan_at)
        AND platform.portal_allows(act, s.mode, s.closing) THEN
        RETURN s.epoch;
    END IF;
    SELECT * INTO s FROM platform.portal_now();
    IF NOT platform.portal_allows(act, s.mode, s.closing) THEN
        RAISE EXCEPTION 'The online portal does not accept this now.' USING ERRCODE = 'CK001', HINT = s.mode;
    END IF;
    RETURN s.epoch;
END $$;

-- Lets an act in or refuses it: the lock first, then the switch.
CREATE OR REPLACE FUNCTION platform.let_in(act text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        -- Any other isolation level could read the switch from an older snapshot.
        RAISE EXCEPTION 'Online intake is written under READ COMMITTED only.' USING ERRCODE = 'CK002';
    END IF;
    -- If the lock is not free, a close holds it or waits for it. Refuse at once what is refused anyway, so that new
    -- attempts do not queue behind the close.
    IF NOT pg_try_advisory_xact_lock_shared(17227, 1) THEN
        PERFORM platform.require_portal(act);
        PERFORM pg_advisory_xact_lock_shared(17227, 1);
    END IF;
    -- A statement of its own, after the lock is held: this is the answer that counts.
    RETURN platform.require_portal(act);
END $$;

-- An open portal is recognised here, without further calls, because it nearly always is open. Everything else goes
-- through let_in.
CREATE OR REPLACE FUNCTION platform.guard_application() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
DECLARE s record;
BEGIN
    IF session_user IN ('ck_staff', 'ck_worker') THEN RETURN NEW; END IF;
    IF pg_catalog.current_setting('transaction_isolation') = 'read committed'
        AND pg_catalog.pg_try_advisory_xact_lock_shared(17227, 1) THEN
        -- A statement of its own, after the lock is held: this is the answer that counts.
        SELECT pg_catalog.count(*) AS rows_found, pg_catalog.min(p.epoch) AS epoch,
            pg_catalog.bool_and(p.mode = 'open' AND NOT p.closing
                AND (p.plan_at IS NULL OR pg_catalog.clock_timestamp() < p.plan_at)
                AND p.seen_start = pg_catalog.pg_postmaster_start_time()
                AND p.seen_system = p.system_identifier AND p.seen_timeline = p.timeline) AS is_open
        INTO s FROM platform.portal_state p;
        IF s.is_open AND s.rows_found = 1 THEN
            NEW.portal_epoch := s.epoch;
            RETURN NEW;
        END IF;
    END IF;
    NEW.portal_epoch := platform.let_in(CASE
        WHEN TG_OP = 'INSERT' THEN 'start'
        WHEN NEW.status = 'Withdrawn' THEN 'withdraw'
        ELSE 'continue' END);
    RETURN NEW;
END $$;

-- Rows that come with an application. If this very transaction wrote the application (xmin, which cannot be forged), it
-- went through the guard already, and its lock is held until the end. A withdrawal proves nothing: it is allowed where
-- the rest is not.
CREATE OR REPLACE FUNCTION platform.guard_with_application() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
BEGIN
    IF session_user IN ('ck_staff', 'ck_worker') THEN RETURN NEW; END IF;
    PERFORM 1 FROM intake.application a
    WHERE a.id = NEW.application_id AND a.xmin = pg_catalog.pg_current_xact_id()::xid AND a.status <> 'Withdrawn';
    IF NOT FOUND THEN
        PERFORM platform.let_in('continue');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION platform.guard_upload() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
    IF session_user IN ('ck_staff', 'ck_worker') THEN RETURN NEW; END IF;
    IF TG_TABLE_NAME = 'upload_segment' THEN
        -- The guard of the upload itself runs in this transaction too, at its end at the latest.
        PERFORM 1 FROM intake.upload u WHERE u.id = NEW.upload_id AND u.xmin = pg_current_xact_id()::xid;
        IF FOUND THEN RETURN NEW; END IF;
    END IF;
    PERFORM platform.let_in('continue');
    RETURN NEW;
END $$;

-- The roles are checked in the functions: a WHEN condition would be parsed again for every statement.
CREATE OR REPLACE TRIGGER guard_application BEFORE INSERT OR UPDATE ON intake.application
    FOR EACH ROW EXECUTE FUNCTION platform.guard_application();
CREATE OR REPLACE TRIGGER guard_answers BEFORE INSERT OR UPDATE ON intake.case_file
    FOR EACH ROW EXECUTE FUNCTION platform.guard_with_application();
CREATE OR REPLACE TRIGGER guard_keys BEFORE INSERT OR UPDATE ON intake.wrapped_key
    FOR EACH ROW EXECUTE FUNCTION platform.guard_with_application();
CREATE OR REPLACE TRIGGER guard_boxes BEFORE INSERT OR UPDATE ON intake.box
    FOR EACH ROW EXECUTE FUNCTION platform.guard_with_application();
CREATE OR REPLACE TRIGGER guard_message BEFORE INSERT OR UPDATE ON intake.message
    FOR EACH ROW EXECUTE FUNCTION platform.guard_with_application();

-- Deferred to the end of the transaction: a stalled COPY must not hold the lock, and with it a close, while it stalls.
-- PostgreSQL cannot replace a constraint trigger, so it is dropped first.
DROP TRIGGER IF EXISTS guard_upload ON intake.upload;
CREATE CONSTRAINT TRIGGER guard_upload AFTER INSERT OR UPDATE ON intake.upload
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.guard_upload();
DROP TRIGGER IF EXISTS guard_segment ON intake.upload_segment;
CREATE CONSTRAINT TRIGGER guard_segment AFTER INSERT OR UPDATE ON intake.upload_segment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.guard_upload();
