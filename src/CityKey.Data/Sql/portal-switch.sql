-- Announcing and making a change of the portal switch. What a change does to residents is in portal-guard.sql.
--
-- A close is two transactions of the closer (SwitchControl in the program):
--   1. portal_announce commits "closing". From then on every new attempt is refused. It waits for no one.
--   2. The guard's lock (17227, 1), exclusively: waits for the transactions that passed the guard before. Then
--      portal_set commits the new mode. Only this is announced as closed.
-- A closer that dies in between leaves "closing", which refuses; the next attempt finishes it.

-- Announcing never makes the portal more open than it is; that is opening, and is refused here (CK004).
CREATE OR REPLACE FUNCTION platform.portal_announce(
    new_mode text, new_until timestamptz, new_wording text, new_own_words jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE s record; announced boolean := false;
BEGIN
    IF new_mode NOT IN ('nonew', 'paused', 'dark') THEN
        RAISE EXCEPTION 'unknown mode' USING ERRCODE = '22023';
    END IF;
    IF new_mode = 'nonew' AND (new_until IS NULL OR new_until <= clock_timestamp()) THEN
        RAISE EXCEPTION 'nonew needs an instant in the future' USING ERRCODE = '22023';
    END IF;
    -- A change that commits at this moment replaces the row, and the update then finds none: try once more.
    FOR attempt IN 1..2 LOOP
        SELECT * INTO s FROM platform.portal_now();
        IF s.known AND platform.portal_further(s.mode, s.until, new_mode, new_until) THEN
            RAISE EXCEPTION 'The portal is closed further than that already.' USING ERRCODE = 'CK004';
        END IF;
        -- The worker announces only what time has brought, and never over a further close that a person announced.
        UPDATE platform.portal_state p SET
            mode = new_mode, until = CASE WHEN new_mode = 'nonew' THEN new_until END, closing = true,
            wording = new_wording, own_words = new_own_words,
            announced_at = CASE WHEN p.closing THEN p.announced_at ELSE clock_timestamp() END
        WHERE session_user <> 'ck_worker'
            OR platform.portal_rank(p.mode) <= platform.portal_rank(new_mode) AND (
                p.mode = 'nonew' AND p.until <= clock_timestamp() AND new_mode = 'paused'
                OR EXISTS (SELECT FROM platform.portal_order o
                    WHERE o.waits_for = 'time' AND o.ended_at IS NULL AND o.due_at <= clock_timestamp()
                        AND (o.mode = new_mode
                            OR o.mode = 'nonew' AND o.until <= clock_timestamp() AND new_mode = 'paused')));
        announced := FOUND;
        EXIT WHEN announced;
    END LOOP;
    IF NOT announced AND session_user = 'ck_worker' THEN
        RAISE EXCEPTION 'No planned instant has passed.' USING ERRCODE = '42501';
    END IF;
    PERFORM pg_notify('citykey_portal', 'closing');
END $$;

-- Ends the portal's connections that still hold the guard's lock. A new attempt holds it for the moment of its check
-- and is refused by that; only what still holds it a moment later is in the way. (When a transaction began is hidden
-- from all roles but its own, so the age of the transaction cannot be used.)
CREATE OR REPLACE FUNCTION platform.portal_cut_off() RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE holders integer[]; cut integer;
BEGIN
    FOR look IN 1..2 LOOP
        holders := ARRAY(
            SELECT l.pid FROM pg_locks l
            WHERE l.locktype = 'advisory' AND l.classid = 17227 AND l.objid = 1 AND l.granted
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND (look = 1 OR l.pid = ANY (holders)));
        IF look = 1 THEN PERFORM pg_sleep(0.05); END IF;
    END LOOP;
    SELECT count(*) INTO cut FROM (
        SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a
        WHERE a.usename = 'ck_portal' AND a.pid = ANY (holders)) ended;
    RETURN cut;
END $$;

-- The wording of a further close that is finished in place of another: as it was announced, else as it was planned,
-- else what residents read now.
CREATE OR REPLACE FUNCTION platform.portal_announced_wording(
    of_mode text, of_until timestamptz, at timestamptz, OUT wording text, OUT own_words jsonb)
LANGUAGE sql VOLATILE SET search_path = pg_catalog AS $$
    SELECT w.wording, w.own_words FROM (
        SELECT p.wording, p.own_words,
            CASE WHEN p.mode = of_mode AND p.until IS NOT DISTINCT FROM of_until THEN 0 ELSE 2 END AS place
        FROM platform.portal_state p
        UNION ALL
        SELECT o.wording, o.own_words, 1
        FROM platform.portal_order o
        WHERE o.waits_for = 'time' AND o.ended_at IS NULL AND o.due_at <= at
            AND o.mode = of_mode AND o.until IS NOT DISTINCT FROM of_until) w
    ORDER BY w.place LIMIT 1 $$;

-- What runs by itself may only make the portal less open, and only finishes what it announced itself: it never undoes
-- what a person did in between.
CREATE OR REPLACE FUNCTION platform.portal_require_worker_may(new_mode text, new_until timestamptz, mode_before text)
RETURNS void LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog AS $$
BEGIN
    IF session_user <> 'ck_worker' THEN RETURN; END IF;
    IF platform.portal_rank(new_mode) < platform.portal_rank(mode_before) THEN
        RAISE EXCEPTION 'The worker does not open the portal.' USING ERRCODE = '42501';
    END IF;
    PERFORM 1 FROM platform.portal_state p
    WHERE p.closing AND p.mode = new_mode AND p.until IS NOT DISTINCT FROM new_until;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'The switch was changed in the meantime.' USING ERRCODE = '42501';
    END IF;
END $$;

-- Makes the change: state, history and audit entry in one transaction. Returns the new epoch.
--   seen_epoch, seen_mode: the state that a person looked at before opening, or before closing less. If another is in
--     force, nothing is done (CK004). NULL if no state was looked at: then a close can only close further.
--   confirmed_order: the order of another administrator that this change confirms; NULL for none.
CREATE OR REPLACE FUNCTION platform.portal_set(
    change_id uuid, audit_entry uuid, new_mode text, new_until timestamptz, new_reason text,
    actor_kind text, actor_id uuid, cut_off integer,
    new_wording text, new_own_words jsonb, new_note text, new_review_on date,
    seen_epoch bigint, seen_mode text, confirmed_order uuid)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE
    at timestamptz;
    s record;
    epoch_in_force bigint;
    close_announced_at timestamptz;
    last_change record;
    plan record;
    plan_took_effect boolean;
    unrecorded boolean;
    asked_by uuid;
    mode_before text;
    next_epoch bigint;
    nodes_running integer;
BEGIN
    IF new_mode NOT IN ('open', 'nonew', 'paused', 'dark')
        OR length(new_reason) NOT BETWEEN 1 AND 400 OR length(new_note) > 400 THEN
        RAISE EXCEPTION 'unknown mode, no reason, or a note that is too long' USING ERRCODE = '22023';
    END IF;
    new_until := CASE WHEN new_mode = 'nonew' THEN new_until END;
    -- One change at a time.
    PERFORM pg_advisory_xact_lock(17227, 2);
    at := clock_timestamp();
    SELECT * INTO s FROM platform.portal_now();
    epoch_in_force := CASE WHEN s.known THEN s.epoch ELSE 0 END;

    -- A further close was announced after this one, or a plan for one has come into force: finish that instead. To
    -- refuse would leave a state that is closing, and no closer to finish it.
    IF seen_epoch IS NULL AND new_mode <> 'open' AND s.known AND s.closing AND session_user <> 'ck_worker'
        AND platform.portal_further(s.mode, s.until, new_mode, new_until) THEN
        new_mode := s.mode;
        new_until := CASE WHEN s.mode = 'nonew' THEN s.until END;
        SELECT w.wording, w.own_words INTO new_wording, new_own_words
        FROM platform.portal_announced_wording(new_mode, new_until, at) w;
    END IF;
    IF seen_epoch IS NOT NULL
        AND (s.closing OR seen_epoch <> epoch_in_force OR seen_mode IS DISTINCT FROM s.mode)
        OR seen_epoch IS NULL AND new_mode <> 'open' AND s.known
        AND platform.portal_further(s.mode, s.until, new_mode, new_until) THEN
        RAISE EXCEPTION 'The switch was changed in the meantime.' USING ERRCODE = 'CK004';
    END IF;
    IF confirmed_order IS NOT NULL THEN
        asked_by := platform.portal_order_maker(confirmed_order, actor_id, new_mode, epoch_in_force);
    END IF;

    SELECT c.to_mode, c.until INTO last_change FROM platform.portal_change c ORDER BY c.epoch DESC LIMIT 1;
    SELECT * INTO plan FROM platform.portal_order o
    WHERE o.waits_for = 'time' AND o.ended_at IS NULL AND o.due_at <= at;
    close_announced_at := (SELECT min(p.announced_at) FROM platform.portal_state p);
    -- Closed for a time that the history does not show: the state was unknown, or a close was never finished.
    unrecorded := NOT s.known
        OR s.closing AND (new_mode = 'open' OR coalesce(close_announced_at, at) < at - interval '10 seconds');
    -- A plan took effect at its time if it was further closed than what was in force then. If the time since is
    -- unrecorded, that is known only where the close is the plan's own: announced at its time and finished late.
    plan_took_effect := plan.id IS NOT NULL
        AND (NOT unrecorded
            OR new_mode NOT IN ('open', 'nonew') AND s.known AND close_announced_at >= plan.due_at)
        AND platform.portal_further(plan.mode, plan.until, coalesce(last_change.to_mode, 'paused'), last_change.until);
    -- What was in force until now. An announced close already draws as its target, so normally the last change tells;
    -- what is unrecorded, or a plan that was never announced, was in force itself.
    mode_before := CASE
        WHEN unrecorded
            OR plan_took_effect AND NOT s.closing AND platform.portal_rank(new_mode) < platform.portal_rank(s.mode)
        THEN s.mode
        ELSE coalesce(last_change.to_mode, s.mode) END;
    PERFORM platform.portal_require_worker_may(new_mode, new_until, mode_before);

    next_epoch := 1 + greatest(
        0, (SELECT max(p.epoch) FROM platform.portal_state p), (SELECT max(c.epoch) FROM platform.portal_change c));
    INSERT INTO platform.portal_present (epoch, node)
    SELECT next_epoch, n.id FROM platform.portal_node n WHERE n.seen_at > at - interval '5 seconds';
    GET DIAGNOSTICS nodes_running = ROW_COUNT;
    UPDATE platform.portal_order o
    SET ended_at = at,
        ended_as = CASE
            WHEN o.id = confirmed_order OR o.id = plan.id AND plan_took_effect THEN 'done'
            ELSE 'overtaken' END
    WHERE o.ended_at IS NULL AND (o.waits_for = 'person' OR o.due_at <= at);
    -- Replaced, not updated: this is also how a missing, damaged or foreign state is put right. An order that still
    -- waits for its time goes on waiting.
    DELETE FROM platform.portal_state;
    INSERT INTO platform.portal_state (
        mode, closing, epoch, until, since, reason,
        system_identifier, timeline, wording, own_words)
    SELECT
        new_mode, false, next_epoch, new_until, at, new_reason,
        c.system_identifier, platform.this_timeline(), new_wording, new_own_words
    FROM pg_control_system() c;
    PERFORM platform.portal_plan_copied();
    PERFORM platform.portal_remember_server();

    -- Where the worker carries out a plan, the history names the plan and who made it.
    IF actor_kind = 'Worker' AND plan_took_effect THEN
        confirmed_order := coalesce(confirmed_order, plan.id);
        asked_by := coalesce(asked_by, plan.made_by);
    END IF;
    INSERT INTO platform.portal_change (
        id, at, from_mode, to_mode, until, epoch, actor_kind, actor_id, asked_by,
        reason, cut_off, wording, own_words, note, review_on, nodes)
    VALUES (
        change_id, at, mode_before, new_mode, new_until, next_epoch, actor_kind, actor_id, asked_by,
        new_reason, cut_off, new_wording, new_own_words, new_note, new_review_on, nodes_running);
    INSERT INTO audit.entry (id, at, actor_kind, actor_id, action, subject, detail)
    VALUES (
        audit_entry, at, actor_kind, actor_id, 'portal.changed', change_id,
        jsonb_strip_nulls(jsonb_build_object(
            'from', mode_before, 'to', new_mode, 'epoch', next_epoch::text, 'nodes', nodes_running::text,
            'cut-off', cut_off::text, 'wording', new_wording, 'order', confirmed_order::text)));
    PERFORM pg_notify('citykey_portal', next_epoch::text);
    RETURN next_epoch;
END $$;
