-- What a second reading of plans and closes found.

-- Whether the one state is less open than the other, or ends sooner.
CREATE FUNCTION platform.portal_further(mode text, until timestamptz, than_mode text, than_until timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE
RETURN coalesce(platform.portal_rank(mode) > platform.portal_rank(than_mode) OR mode = 'nonew' AND than_mode = 'nonew' AND until < than_until, false);

-- As before; of two plans to take nothing new in, the one that ends sooner is in force.
CREATE OR REPLACE FUNCTION platform.portal_now(OUT mode text, OUT closing boolean, OUT epoch bigint, OUT until timestamptz, OUT since timestamptz, OUT reason text, OUT known boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE s record;
BEGIN
    mode := 'paused'; closing := false; epoch := 0; known := false;
    SELECT p.*, (SELECT count(*) FROM platform.portal_state) AS rows_found,
        (p.seen_start = pg_postmaster_start_time() AND p.seen_system = p.system_identifier AND p.seen_timeline = p.timeline) AS here INTO s FROM platform.portal_state p;
    IF s.rows_found IS NULL THEN reason := 'missing'; RETURN; END IF;
    IF s.rows_found > 1 THEN reason := 'doubled'; RETURN; END IF;
    epoch := s.epoch;
    IF s.mode NOT IN ('open', 'nonew', 'paused', 'dark') OR (s.mode = 'nonew' AND s.until IS NULL) THEN reason := 'garbled'; RETURN; END IF;
    IF s.here IS NOT TRUE THEN
        IF s.system_identifier <> (SELECT c.system_identifier FROM pg_control_system() c) THEN reason := 'other-server'; RETURN; END IF;
        IF s.timeline <> platform.this_timeline() THEN reason := 'other-timeline'; RETURN; END IF;
    END IF;
    mode := s.mode; closing := s.closing; until := s.until; since := s.since; reason := s.reason; known := true;
    IF clock_timestamp() >= s.plan_at AND platform.portal_further(s.plan_mode, s.plan_until, mode, until) THEN
        mode := CASE WHEN s.plan_mode IN ('nonew', 'dark') THEN s.plan_mode ELSE 'paused' END;
        until := CASE WHEN mode = 'nonew' THEN s.plan_until END;
        since := s.plan_at;
    END IF;
    IF mode = 'nonew' AND clock_timestamp() >= coalesce(until, '-infinity') THEN mode := 'paused'; END IF;
END $$;

-- As before. A newcomer holds the lock for the moment of its look, and is refused by it: only who still holds it a moment later is in the way.
-- (When a transaction began is hidden from all roles but its own.)
CREATE OR REPLACE FUNCTION platform.portal_cut_off() RETURNS integer LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE holders integer[]; cut integer;
BEGIN
    FOR look IN 1..2 LOOP
        holders := ARRAY(
            SELECT l.pid FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = 17227 AND l.objid = 1 AND l.granted
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND (look = 1 OR l.pid = ANY (holders)));
        IF look = 1 THEN PERFORM pg_sleep(0.05); END IF;
    END LOOP;
    SELECT count(*) INTO cut FROM (SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a WHERE a.usename = 'ck_portal' AND a.pid = ANY (holders)) ended;
    RETURN cut;
END $$;

-- As before; further closes that were announced, or planned, meanwhile are finished as such.
CREATE OR REPLACE FUNCTION platform.portal_set(
    change uuid, entry uuid, target text, ends timestamptz, why text, by_kind text, by_id uuid, cut integer, said text, own jsonb, remark text, review date, expected bigint, expected_mode text, asked uuid)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE s record; last_mode text; last_until timestamptz; before text; next_epoch bigint; at timestamptz; running integer; planned record; effective boolean; unseen boolean; asker uuid;
BEGIN
    IF target NOT IN ('open', 'nonew', 'paused', 'dark') OR length(why) NOT BETWEEN 1 AND 400 OR length(remark) > 400 THEN
        RAISE EXCEPTION 'unknown mode, no reason or too long a note' USING ERRCODE = '22023';
    END IF;
    PERFORM pg_advisory_xact_lock(17227, 2);
    at := clock_timestamp();
    SELECT * INTO s FROM platform.portal_now();
    IF expected IS NULL AND target <> 'open' AND s.known AND s.closing AND session_user <> 'ck_worker' AND platform.portal_further(s.mode, s.until, target, ends) THEN
        -- Somebody has announced a further close after this one, or a plan for one has come into force. Whoever gets here first finishes it:
        -- to refuse would leave behind a state that is closing, and nobody who finishes it.
        target := s.mode;
        ends := CASE WHEN s.mode = 'nonew' THEN s.until END;
        SELECT p.wording, p.own_words INTO said, own FROM (
            SELECT o.wording, o.own_words, 1 AS place FROM platform.portal_order o WHERE o.waits_for = 'time' AND o.ended_at IS NULL AND o.due_at <= at AND o.mode = target AND o.until IS NOT DISTINCT FROM ends
            UNION ALL SELECT a.wording, a.own_words, CASE WHEN a.mode = target AND a.until IS NOT DISTINCT FROM ends THEN 0 ELSE 2 END FROM platform.portal_state a) p ORDER BY p.place LIMIT 1;
    END IF;
    IF expected IS NOT NULL AND (s.closing OR expected <> CASE WHEN s.known THEN s.epoch ELSE 0 END OR expected_mode IS DISTINCT FROM s.mode)
        OR expected IS NULL AND target <> 'open' AND s.known AND platform.portal_further(s.mode, s.until, target, ends) THEN
        RAISE EXCEPTION 'Somebody has turned the switch meanwhile.' USING ERRCODE = 'CK004';
    END IF;
    IF asked IS NOT NULL THEN
        SELECT o.made_by INTO asker FROM platform.portal_order o
        WHERE o.id = asked AND o.waits_for = 'person' AND o.ended_at IS NULL AND o.made_by <> by_id AND o.mode = target AND o.epoch = CASE WHEN s.known THEN s.epoch ELSE 0 END
            -- Two administrators, not one and somebody who was one.
            AND EXISTS (SELECT FROM accounts.staff_account a WHERE a.id = o.made_by AND a.disabled_at IS NULL AND 'Administrator' = ANY (a.roles));
        IF NOT FOUND THEN RAISE EXCEPTION 'That order does not wait for this person.' USING ERRCODE = 'CK004'; END IF;
    END IF;
    SELECT c.to_mode, c.until INTO last_mode, last_until FROM platform.portal_change c ORDER BY c.epoch DESC LIMIT 1;
    SELECT * INTO planned FROM platform.portal_order o WHERE o.waits_for = 'time' AND o.ended_at IS NULL AND o.due_at <= at;
    -- Closed for a time that nobody wrote down: unknown, or a close that its closer did not finish.
    unseen := NOT s.known OR s.closing AND (target = 'open' OR coalesce((SELECT min(p.announced_at) FROM platform.portal_state p), at) < at - interval '10 seconds');
    -- An order whose time has come took effect if it was less open than what was in force then. Over a stretch that nobody wrote down nobody knows,
    -- unless it is the order's own: announced at its time, and finished late.
    effective := planned.id IS NOT NULL AND (NOT unseen OR target NOT IN ('open', 'nonew') AND s.known AND (SELECT min(p.announced_at) FROM platform.portal_state p) >= planned.due_at) AND platform.portal_further(planned.mode, planned.until, coalesce(last_mode, 'paused'), last_until);
    -- An announced close draws as its target already; what it leaves behind is what was in force before it. What stood unseen, and an order
    -- whose time came with nobody to announce it, stood until now.
    before := CASE WHEN unseen OR effective AND NOT s.closing AND platform.portal_rank(target) < platform.portal_rank(s.mode) THEN s.mode ELSE coalesce(last_mode, s.mode) END;
    -- Opening is a person's act: what runs by itself may only make the portal less open.
    IF session_user = 'ck_worker' AND platform.portal_rank(target) < platform.portal_rank(before) THEN
        RAISE EXCEPTION 'The worker does not open the portal.' USING ERRCODE = '42501';
    END IF;
    -- And it only finishes what it announced itself: not over what a person did meanwhile.
    IF session_user = 'ck_worker' AND NOT EXISTS (SELECT FROM platform.portal_state p WHERE p.closing AND p.mode = target AND p.until IS NOT DISTINCT FROM CASE WHEN target = 'nonew' THEN ends END) THEN
        RAISE EXCEPTION 'Somebody has turned the switch meanwhile.' USING ERRCODE = '42501';
    END IF;
    SELECT coalesce(max(e.epoch), 0) + 1 INTO next_epoch FROM (
        SELECT p.epoch FROM platform.portal_state p UNION ALL SELECT c.epoch FROM platform.portal_change c) e;
    INSERT INTO platform.portal_present (epoch, node) SELECT next_epoch, n.id FROM platform.portal_node n WHERE n.seen_at > at - interval '5 seconds';
    GET DIAGNOSTICS running = ROW_COUNT;
    UPDATE platform.portal_order o SET ended_at = at, ended_as = CASE WHEN o.id = asked OR o.id = planned.id AND effective THEN 'done' ELSE 'overtaken' END
    WHERE o.ended_at IS NULL AND (o.waits_for = 'person' OR o.due_at <= at);
    -- Affirming the state is also how a missing, garbled or foreign one is mended. An order that still waits for its time goes on waiting.
    DELETE FROM platform.portal_state;
    INSERT INTO platform.portal_state (mode, closing, epoch, until, since, reason, system_identifier, timeline, wording, own_words)
    SELECT target, false, next_epoch, CASE WHEN target = 'nonew' THEN ends END, at, why, c.system_identifier, platform.this_timeline(), said, own FROM pg_control_system() c;
    PERFORM platform.portal_plan_copied();
    PERFORM platform.portal_remember_server();
    INSERT INTO platform.portal_change (id, at, from_mode, to_mode, until, epoch, actor_kind, actor_id, asked_by, reason, cut_off, wording, own_words, note, review_on, nodes)
    VALUES (change, at, before, target, CASE WHEN target = 'nonew' THEN ends END, next_epoch, by_kind, by_id,
        coalesce(asker, CASE WHEN by_kind = 'Worker' AND effective THEN planned.made_by END), why, cut, said, own, remark, review, running);
    INSERT INTO audit.entry (id, at, actor_kind, actor_id, action, subject, detail)
    VALUES (entry, at, by_kind, by_id, 'portal.changed', change, jsonb_strip_nulls(jsonb_build_object(
        'from', before, 'to', target, 'epoch', next_epoch::text, 'nodes', running::text, 'cut-off', cut::text, 'wording', said, 'order', coalesce(asked, CASE WHEN by_kind = 'Worker' AND effective THEN planned.id END)::text)));
    PERFORM pg_notify('citykey_portal', next_epoch::text);
    RETURN next_epoch;
END $$;

-- As before, with the ends of "no new".
CREATE OR REPLACE FUNCTION platform.portal_order_wait(
    this uuid, entry uuid, waiting_for text, due timestamptz, seen bigint, target text, ends timestamptz, why text, said text, own jsonb, remark text, review date, by_kind text, by_id uuid)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE s record; at timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(17227, 2);
    at := clock_timestamp();
    SELECT * INTO s FROM platform.portal_now();
    IF waiting_for = 'person' AND (s.closing OR seen <> CASE WHEN s.known THEN s.epoch ELSE 0 END) THEN
        RAISE EXCEPTION 'Somebody has turned the switch meanwhile.' USING ERRCODE = 'CK004';
    END IF;
    -- One whose time has come is in force, announced or not: another plan in its place would open what it has closed.
    IF waiting_for = 'time' AND EXISTS (SELECT FROM platform.portal_order o
        LEFT JOIN LATERAL (SELECT c.to_mode, c.until FROM platform.portal_change c ORDER BY c.epoch DESC LIMIT 1) l ON true
        WHERE o.waits_for = 'time' AND o.ended_at IS NULL AND o.due_at <= at AND platform.portal_further(o.mode, o.until, coalesce(l.to_mode, 'paused'), l.until)) THEN
        RAISE EXCEPTION 'A plan has come into force meanwhile.' USING ERRCODE = 'CK004';
    END IF;
    IF due <= at OR ends <= coalesce(due, at) THEN RAISE EXCEPTION 'an instant that has passed' USING ERRCODE = '22023'; END IF;
    UPDATE platform.portal_order o SET ended_at = at, ended_as = CASE WHEN o.due_at <= at THEN 'overtaken' ELSE 'replaced' END WHERE o.waits_for = waiting_for AND o.ended_at IS NULL;
    INSERT INTO platform.portal_order (id, waits_for, made_at, made_by, epoch, due_at, mode, until, reason, wording, own_words, note, review_on)
    VALUES (this, waiting_for, at, by_id, seen, due, target, CASE WHEN target = 'nonew' THEN ends END, why, said, own, remark, review);
    PERFORM platform.portal_plan_copied();
    INSERT INTO audit.entry (id, at, actor_kind, actor_id, action, subject, detail)
    VALUES (entry, at, by_kind, by_id, CASE waiting_for WHEN 'time' THEN 'portal.planned' ELSE 'portal.asked' END, this, jsonb_build_object('to', target, 'epoch', seen::text));
    PERFORM pg_notify('citykey_portal', 'order');
END $$;

CREATE OR REPLACE FUNCTION platform.portal_turns() RETURNS TABLE (at timestamptz, from_mode text, to_mode text, until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT t.at, t.from_mode, t.to_mode, t.until FROM (
        SELECT c.at, c.from_mode, c.to_mode, c.until, c.epoch, 0 AS place FROM platform.portal_change c
        UNION ALL
        SELECT o.due_at, l.to_mode, o.mode, o.until, l.epoch, 1
        FROM platform.portal_order o CROSS JOIN LATERAL (
            SELECT c.to_mode, c.until, c.epoch FROM platform.portal_change c WHERE c.at <= o.due_at ORDER BY c.epoch DESC LIMIT 1) l
        WHERE o.waits_for = 'time' AND o.due_at <= clock_timestamp() AND platform.portal_further(o.mode, o.until, l.to_mode, l.until)
            AND (o.ended_at IS NULL OR o.ended_as = 'done')) t
    ORDER BY t.epoch, t.place $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA platform FROM PUBLIC;
