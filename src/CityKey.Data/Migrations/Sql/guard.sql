-- The guard again, cheaper. It looked at the switch twice for each row: a submission writes five rows of its tables, and ten looks took more of it
-- than everything else. Now a transaction looks once in full, and that look is the one that counts.

-- A function in SQL that pins its search path is parsed anew at each call. These are bound when they are made, as RETURN does, and become part of
-- whatever asks: no search path can bend them.
CREATE OR REPLACE FUNCTION intake.opened() RETURNS uuid LANGUAGE sql STABLE
RETURN nullif(current_setting('citykey.application', true), '')::uuid;

CREATE OR REPLACE FUNCTION platform.portal_allows(act text, mode text, closing boolean) RETURNS boolean LANGUAGE sql IMMUTABLE
RETURN CASE act
    WHEN 'start' THEN mode = 'open' AND NOT closing
    WHEN 'continue' THEN mode IN ('open', 'nonew') AND NOT closing
    WHEN 'read' THEN mode IN ('open', 'nonew', 'paused')
    WHEN 'withdraw' THEN mode IN ('open', 'nonew', 'paused')
    ELSE false END;

CREATE OR REPLACE FUNCTION platform.this_timeline() RETURNS text LANGUAGE sql VOLATILE
RETURN CASE WHEN pg_is_in_recovery() THEN 'recovery' ELSE substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) END;

-- The state in force, as before, by one question instead of four.
CREATE OR REPLACE FUNCTION platform.portal_now(OUT mode text, OUT closing boolean, OUT epoch bigint, OUT until timestamptz, OUT since timestamptz, OUT reason text, OUT known boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE s record;
BEGIN
    mode := 'paused'; closing := false; epoch := 0; reason := 'unknown'; known := false;
    SELECT p.*, c.system_identifier AS here, platform.this_timeline() AS line, (SELECT count(*) FROM platform.portal_state) AS rows_found INTO s
    FROM platform.portal_state p, pg_control_system() c;
    IF s.rows_found IS DISTINCT FROM 1 THEN RETURN; END IF;
    epoch := s.epoch;
    IF s.mode NOT IN ('open', 'nonew', 'paused', 'dark') OR (s.mode = 'nonew' AND s.until IS NULL) THEN RETURN; END IF;
    IF s.system_identifier <> s.here OR s.timeline <> s.line THEN RETURN; END IF;
    mode := s.mode; closing := s.closing; until := s.until; since := s.since; reason := s.reason; known := true;
    IF mode = 'nonew' AND clock_timestamp() >= s.until THEN mode := 'paused'; END IF;
END $$;

CREATE OR REPLACE FUNCTION platform.guard_online_write() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE act text := TG_ARGV[0]; in_force bigint;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        -- An older snapshot would read an older switch.
        RAISE EXCEPTION 'Online intake is written under READ COMMITTED only.' USING ERRCODE = 'CK002';
    END IF;
    -- What this very transaction wrote went through this guard, which took the lock; it is held until the end, and a close waits for that.
    -- Who wrote a row cannot be made up: it stands in the row's header. Withdrawing is allowed where the rest is not, so it vouches for nothing.
    IF TG_TABLE_NAME IN ('case_file', 'wrapped_key', 'box') THEN
        PERFORM 1 FROM intake.application a WHERE a.id = NEW.application_id AND a.xmin = pg_current_xact_id()::xid AND a.status <> 'Withdrawn';
        IF FOUND THEN RETURN NEW; END IF;
    ELSIF TG_TABLE_NAME = 'upload_segment' THEN
        -- The upload's own guard runs in this transaction too, at its end at the latest.
        PERFORM 1 FROM intake.upload u WHERE u.id = NEW.upload_id AND u.xmin = pg_current_xact_id()::xid;
        IF FOUND THEN RETURN NEW; END IF;
    END IF;
    IF act = 'move' THEN
        act := CASE WHEN NEW.status = 'Withdrawn' THEN 'withdraw' ELSE 'continue' END;
    END IF;
    -- Refuses at once what is refused anyway, so that newcomers do not queue behind a close. What only a full look sees, the next one sees.
    PERFORM 1 FROM platform.portal_state s WHERE platform.portal_allows(act, s.mode, s.closing);
    IF NOT FOUND THEN
        PERFORM platform.require_portal(act);
    END IF;
    PERFORM pg_advisory_xact_lock_shared(17227, 1);
    in_force := platform.require_portal(act);
    IF TG_TABLE_NAME = 'application' AND TG_WHEN = 'BEFORE' THEN
        NEW.portal_epoch := in_force;
    END IF;
    RETURN NEW;
END $$;
