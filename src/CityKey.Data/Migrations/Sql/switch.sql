-- The portal switch. What the portal draws is a matter for its nodes; what the database accepts is decided here.

CREATE TABLE platform.portal_state (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    mode text NOT NULL,
    closing boolean NOT NULL DEFAULT false,
    epoch bigint NOT NULL,
    until timestamptz,
    since timestamptz NOT NULL,
    reason text NOT NULL,
    -- The server that the state was written on. Elsewhere (a restored dump, a promoted standby) it says nothing.
    system_identifier bigint NOT NULL,
    timeline text NOT NULL
);

CREATE FUNCTION platform.this_timeline() RETURNS text LANGUAGE sql VOLATILE SET search_path = pg_catalog
AS $$ SELECT CASE WHEN pg_is_in_recovery() THEN 'recovery' ELSE substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) END $$;

-- A migrated database is paused until a person opens it.
INSERT INTO platform.portal_state (mode, epoch, since, reason, system_identifier, timeline)
SELECT 'paused', 0, clock_timestamp(), 'not-yet-opened', system_identifier, platform.this_timeline() FROM pg_control_system();

-- The state in force. Unknown is paused: no row, two rows, an unknown word, another server, another timeline.
-- VOLATILE so that inside a function each call sees what has been committed by then.
CREATE FUNCTION platform.portal_now(OUT mode text, OUT closing boolean, OUT epoch bigint, OUT until timestamptz, OUT since timestamptz, OUT reason text, OUT known boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE s platform.portal_state; rows_found integer;
BEGIN
    mode := 'paused'; closing := false; epoch := 0; reason := 'unknown'; known := false;
    SELECT count(*) INTO rows_found FROM platform.portal_state;
    IF rows_found <> 1 THEN RETURN; END IF;
    SELECT * INTO s FROM platform.portal_state;
    epoch := s.epoch;
    IF s.mode NOT IN ('open', 'nonew', 'paused', 'dark') OR (s.mode = 'nonew' AND s.until IS NULL) THEN RETURN; END IF;
    IF s.system_identifier <> (SELECT system_identifier FROM pg_control_system()) OR s.timeline <> platform.this_timeline() THEN RETURN; END IF;
    mode := s.mode; closing := s.closing; until := s.until; since := s.since; reason := s.reason; known := true;
    IF mode = 'nonew' AND clock_timestamp() >= s.until THEN mode := 'paused'; END IF;
END $$;

-- May this be done online now? Reading and withdrawing go on while paused; nothing goes on while dark.
CREATE FUNCTION platform.portal_allows(act text, mode text, closing boolean) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
    SELECT CASE act
        WHEN 'start' THEN mode = 'open' AND NOT closing
        WHEN 'continue' THEN mode IN ('open', 'nonew') AND NOT closing
        WHEN 'read' THEN mode IN ('open', 'nonew', 'paused')
        WHEN 'withdraw' THEN mode IN ('open', 'nonew', 'paused')
        ELSE false END $$;

CREATE FUNCTION platform.require_portal(act text) RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE s record;
BEGIN
    SELECT * INTO s FROM platform.portal_now();
    IF NOT platform.portal_allows(act, s.mode, s.closing) THEN
        RAISE EXCEPTION 'The online portal does not accept this now.' USING ERRCODE = 'CK001', DETAIL = s.mode;
    END IF;
    RETURN s.epoch;
END $$;

-- Stands in front of every table that online intake writes, for every role but staff and worker, which have no wire to the switch.
-- The first look refuses at once what is refused anyway, so that newcomers do not queue behind a close; the second,
-- a statement of its own after the shared lock is held, is the one that counts: a close holds the lock exclusively.
CREATE FUNCTION platform.guard_online_write() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE act text := TG_ARGV[0]; in_force bigint;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        -- An older snapshot would read an older switch.
        RAISE EXCEPTION 'Online intake is written under READ COMMITTED only.' USING ERRCODE = 'CK002';
    END IF;
    IF act = 'move' THEN
        act := CASE WHEN NEW.status = 'Withdrawn' THEN 'withdraw' ELSE 'continue' END;
    END IF;
    PERFORM platform.require_portal(act);
    PERFORM pg_advisory_xact_lock_shared(17227, 1);
    in_force := platform.require_portal(act);
    IF TG_TABLE_NAME = 'application' AND TG_WHEN = 'BEFORE' THEN
        NEW.portal_epoch := in_force;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER guard_start BEFORE INSERT ON intake.application FOR EACH ROW
    WHEN (session_user NOT IN ('ck_staff', 'ck_worker')) EXECUTE FUNCTION platform.guard_online_write('start');
CREATE TRIGGER guard_move BEFORE UPDATE ON intake.application FOR EACH ROW
    WHEN (session_user NOT IN ('ck_staff', 'ck_worker')) EXECUTE FUNCTION platform.guard_online_write('move');
CREATE TRIGGER guard_answers BEFORE INSERT OR UPDATE ON intake.case_file FOR EACH ROW
    WHEN (session_user NOT IN ('ck_staff', 'ck_worker')) EXECUTE FUNCTION platform.guard_online_write('continue');
CREATE TRIGGER guard_keys BEFORE INSERT OR UPDATE ON intake.wrapped_key FOR EACH ROW
    WHEN (session_user NOT IN ('ck_staff', 'ck_worker')) EXECUTE FUNCTION platform.guard_online_write('continue');
CREATE TRIGGER guard_boxes BEFORE INSERT OR UPDATE ON intake.box FOR EACH ROW
    WHEN (session_user NOT IN ('ck_staff', 'ck_worker')) EXECUTE FUNCTION platform.guard_online_write('continue');
-- Deferred: a COPY that stalls half-way must not hold the lock, and with it a close, for as long as it stalls.
CREATE CONSTRAINT TRIGGER guard_upload AFTER INSERT OR UPDATE ON intake.upload DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (session_user NOT IN ('ck_staff', 'ck_worker')) EXECUTE FUNCTION platform.guard_online_write('continue');
CREATE CONSTRAINT TRIGGER guard_segment AFTER INSERT OR UPDATE ON intake.upload_segment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (session_user NOT IN ('ck_staff', 'ck_worker')) EXECUTE FUNCTION platform.guard_online_write('continue');

-- A submission is one implicit transaction, which commits although an UPDATE met no row. So the queue item asks, at commit,
-- that its application was submitted by this very transaction; a lost race then stores nothing, audit included.
CREATE FUNCTION platform.submitted_here() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM 1 FROM intake.application a
    WHERE a.id = NEW.application_id AND a.status = NEW.status AND a.xmin = pg_current_xact_id()::xid;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'The application moved on meanwhile.' USING ERRCODE = 'CK003';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER submitted_here AFTER INSERT ON review.queue_item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION platform.submitted_here();

-- Phase one of a close: refuses every new attempt from its commit on, and waits for nobody.
CREATE FUNCTION platform.portal_announce(target text, ends timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
    IF target NOT IN ('nonew', 'paused', 'dark') THEN RAISE EXCEPTION 'unknown mode' USING ERRCODE = '22023'; END IF;
    IF target = 'nonew' AND (ends IS NULL OR ends <= clock_timestamp()) THEN RAISE EXCEPTION 'nonew needs a coming instant' USING ERRCODE = '22023'; END IF;
    UPDATE platform.portal_state SET mode = target, until = ends, closing = true;
    PERFORM pg_notify('citykey_portal', 'closing');
END $$;

-- Who of the portal still holds the lock, cut off. Only the portal's own connections can be meant.
CREATE FUNCTION platform.portal_cut_off() RETURNS integer LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT count(*)::int FROM (
        SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a
        WHERE a.usename = 'ck_portal' AND a.pid IN (
            SELECT l.pid FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = 17227 AND l.objid = 1 AND l.granted
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))) ended $$;

-- The change itself: state, history and audit in one transaction. For anything but opening, the caller's transaction
-- holds the exclusive lock, so that what passed the guard before has committed or gone.
CREATE FUNCTION platform.portal_set(change uuid, entry uuid, target text, ends timestamptz, why text, by_kind text, by_id uuid, cut integer)
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
    INSERT INTO platform.portal_change (id, at, from_mode, to_mode, until, epoch, actor_kind, actor_id, reason, cut_off)
    VALUES (change, at, before, target, ends, next_epoch, by_kind, by_id, why, cut);
    INSERT INTO audit.entry (id, at, actor_kind, actor_id, action, subject, detail)
    VALUES (entry, at, by_kind, by_id, 'portal.changed', change, jsonb_build_object('from', before, 'to', target, 'epoch', next_epoch::text));
    PERFORM pg_notify('citykey_portal', next_epoch::text);
    RETURN next_epoch;
END $$;
