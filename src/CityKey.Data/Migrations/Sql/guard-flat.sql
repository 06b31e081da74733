-- The guard once more, with one question where it had four. Functions that call functions were what it cost: with 32 connections, a third of all submissions.

-- The server as it was when somebody last saw that the state was written on it. A server that runs keeps its identity and its timeline: both change only
-- where it is started anew, or was a standby before, which has a start of its own. So as long as all three are the same, the full look is not needed.
ALTER TABLE platform.portal_state ADD COLUMN seen_start timestamptz, ADD COLUMN seen_system bigint, ADD COLUMN seen_timeline text;

-- The state in force, as before; the control file is read only where this server is not the one that is remembered.
CREATE OR REPLACE FUNCTION platform.portal_now(OUT mode text, OUT closing boolean, OUT epoch bigint, OUT until timestamptz, OUT since timestamptz, OUT reason text, OUT known boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE s record;
BEGIN
    mode := 'paused'; closing := false; epoch := 0; reason := 'unknown'; known := false;
    SELECT p.*, (SELECT count(*) FROM platform.portal_state) AS rows_found,
        (p.seen_start = pg_postmaster_start_time() AND p.seen_system = p.system_identifier AND p.seen_timeline = p.timeline) AS here INTO s FROM platform.portal_state p;
    IF s.rows_found IS DISTINCT FROM 1 THEN RETURN; END IF;
    epoch := s.epoch;
    IF s.mode NOT IN ('open', 'nonew', 'paused', 'dark') OR (s.mode = 'nonew' AND s.until IS NULL) THEN RETURN; END IF;
    IF s.here IS NOT TRUE AND (s.timeline <> platform.this_timeline() OR s.system_identifier <> (SELECT c.system_identifier FROM pg_control_system() c)) THEN RETURN; END IF;
    mode := s.mode; closing := s.closing; until := s.until; since := s.since; reason := s.reason; known := true;
    IF mode = 'nonew' AND clock_timestamp() >= s.until THEN mode := 'paused'; END IF;
END $$;

-- The epoch in which an act is allowed; refused where it is not. What a short look sees allowed, a full one would too; only what it does not is looked at in full.
CREATE OR REPLACE FUNCTION platform.require_portal(act text) RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE s record;
BEGIN
    SELECT count(*) AS rows_found, min(p.mode) AS mode, bool_or(p.closing) AS closing, min(p.epoch) AS epoch, min(p.until) AS until,
        bool_and(p.seen_start = pg_postmaster_start_time() AND p.seen_system = p.system_identifier AND p.seen_timeline = p.timeline) AS here INTO s FROM platform.portal_state p;
    IF s.rows_found = 1 AND s.here IS TRUE AND NOT (s.mode = 'nonew' AND (s.until IS NULL OR clock_timestamp() >= s.until)) AND platform.portal_allows(act, s.mode, s.closing) THEN
        RETURN s.epoch;
    END IF;
    SELECT * INTO s FROM platform.portal_now();
    IF NOT platform.portal_allows(act, s.mode, s.closing) THEN
        RAISE EXCEPTION 'The online portal does not accept this now.' USING ERRCODE = 'CK001', HINT = s.mode;
    END IF;
    RETURN s.epoch;
END $$;

-- Lets an act in, or refuses it: takes the shared lock, then looks. Every guard comes here, once in a transaction.
CREATE FUNCTION platform.let_in(act text) RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        -- An older snapshot would read an older switch.
        RAISE EXCEPTION 'Online intake is written under READ COMMITTED only.' USING ERRCODE = 'CK002';
    END IF;
    -- Not to be had at once means that a close holds it or waits for it: refuse at once what is refused anyway, so that newcomers do not queue behind it.
    IF NOT pg_try_advisory_xact_lock_shared(17227, 1) THEN
        PERFORM platform.require_portal(act);
        PERFORM pg_advisory_xact_lock_shared(17227, 1);
    END IF;
    -- A statement of its own, after the lock is held: this is the look that counts.
    RETURN platform.require_portal(act);
END $$;

CREATE FUNCTION platform.guard_application() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
    IF session_user IN ('ck_staff', 'ck_worker') THEN RETURN NEW; END IF;
    NEW.portal_epoch := platform.let_in(CASE WHEN TG_OP = 'INSERT' THEN 'start' WHEN NEW.status = 'Withdrawn' THEN 'withdraw' ELSE 'continue' END);
    RETURN NEW;
END $$;

-- What comes with an application that this very transaction wrote: it went through the guard, which took the lock, and that is held until the end; a close
-- waits for it. Who wrote a row cannot be made up: it stands in the row's header. Withdrawing is allowed where the rest is not, so it vouches for nothing.
CREATE FUNCTION platform.guard_with_application() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
    IF session_user IN ('ck_staff', 'ck_worker') THEN RETURN NEW; END IF;
    PERFORM 1 FROM intake.application a WHERE a.id = NEW.application_id AND a.xmin = pg_current_xact_id()::xid AND a.status <> 'Withdrawn';
    IF NOT FOUND THEN
        PERFORM platform.let_in('continue');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION platform.guard_upload() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
    IF session_user IN ('ck_staff', 'ck_worker') THEN RETURN NEW; END IF;
    IF TG_TABLE_NAME = 'upload_segment' THEN
        -- The upload's own guard runs in this transaction too, at its end at the latest.
        PERFORM 1 FROM intake.upload u WHERE u.id = NEW.upload_id AND u.xmin = pg_current_xact_id()::xid;
        IF FOUND THEN RETURN NEW; END IF;
    END IF;
    PERFORM platform.let_in('continue');
    RETURN NEW;
END $$;

-- Asked in the function, not in a condition of the trigger: that is read from its text anew for every statement.
DROP TRIGGER guard_start ON intake.application;
DROP TRIGGER guard_move ON intake.application;
DROP TRIGGER guard_answers ON intake.case_file;
DROP TRIGGER guard_keys ON intake.wrapped_key;
DROP TRIGGER guard_boxes ON intake.box;
DROP TRIGGER guard_message ON intake.message;
DROP TRIGGER guard_upload ON intake.upload;
DROP TRIGGER guard_segment ON intake.upload_segment;
DROP FUNCTION platform.guard_online_write();
CREATE TRIGGER guard_application BEFORE INSERT OR UPDATE ON intake.application FOR EACH ROW EXECUTE FUNCTION platform.guard_application();
CREATE TRIGGER guard_answers BEFORE INSERT OR UPDATE ON intake.case_file FOR EACH ROW EXECUTE FUNCTION platform.guard_with_application();
CREATE TRIGGER guard_keys BEFORE INSERT OR UPDATE ON intake.wrapped_key FOR EACH ROW EXECUTE FUNCTION platform.guard_with_application();
CREATE TRIGGER guard_boxes BEFORE INSERT OR UPDATE ON intake.box FOR EACH ROW EXECUTE FUNCTION platform.guard_with_application();
CREATE TRIGGER guard_message BEFORE INSERT OR UPDATE ON intake.message FOR EACH ROW EXECUTE FUNCTION platform.guard_with_application();
-- Deferred: a COPY that stalls half-way must not hold the lock, and with it a close, for as long as it stalls.
CREATE CONSTRAINT TRIGGER guard_upload AFTER INSERT OR UPDATE ON intake.upload DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.guard_upload();
CREATE CONSTRAINT TRIGGER guard_segment AFTER INSERT OR UPDATE ON intake.upload_segment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.guard_upload();
REVOKE ALL ON FUNCTION platform.let_in(text), platform.guard_application(), platform.guard_with_application(), platform.guard_upload() FROM PUBLIC;

-- A server that was started anew is looked at in full until somebody remembers that it is the same. Any role may ask for that; nobody can bend it.
CREATE FUNCTION platform.portal_remember_server() RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
    UPDATE platform.portal_state SET seen_start = pg_postmaster_start_time(), seen_system = system_identifier, seen_timeline = timeline
    WHERE (seen_start, seen_system, seen_timeline) IS DISTINCT FROM (pg_postmaster_start_time(), system_identifier, timeline)
        AND system_identifier = (SELECT c.system_identifier FROM pg_control_system() c) AND timeline = platform.this_timeline() $$;
REVOKE ALL ON FUNCTION platform.portal_remember_server() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.portal_remember_server() TO ck_portal, ck_staff, ck_worker;
SELECT platform.portal_remember_server();

CREATE OR REPLACE FUNCTION platform.portal_set(change uuid, entry uuid, target text, ends timestamptz, why text, by_kind text, by_id uuid, cut integer)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE before text; next_epoch bigint; at timestamptz := clock_timestamp();
BEGIN
    IF target NOT IN ('open', 'nonew', 'paused', 'dark') OR length(why) NOT BETWEEN 1 AND 400 THEN
        RAISE EXCEPTION 'unknown mode or no reason' USING ERRCODE = '22023';
    END IF;
    PERFORM pg_advisory_xact_lock(17227, 2);
    SELECT mode INTO before FROM platform.portal_now();
    SELECT coalesce(max(epoch), 0) + 1 INTO next_epoch FROM (
        SELECT epoch FROM platform.portal_state UNION ALL SELECT epoch FROM platform.portal_change) e;
    -- Affirming the state is also how a missing, garbled or foreign one is mended.
    DELETE FROM platform.portal_state;
    INSERT INTO platform.portal_state (mode, closing, epoch, until, since, reason, system_identifier, timeline)
    SELECT target, false, next_epoch, ends, at, why, system_identifier, platform.this_timeline() FROM pg_control_system();
    PERFORM platform.portal_remember_server();
    INSERT INTO platform.portal_change (id, at, from_mode, to_mode, until, epoch, actor_kind, actor_id, reason, cut_off)
    VALUES (change, at, before, target, ends, next_epoch, by_kind, by_id, why, cut);
    INSERT INTO audit.entry (id, at, actor_kind, actor_id, action, subject, detail)
    VALUES (entry, at, by_kind, by_id, 'portal.changed', change, jsonb_build_object('from', before, 'to', target, 'epoch', next_epoch::text));
    PERFORM pg_notify('citykey_portal', next_epoch::text);
    RETURN next_epoch;
END $$;
