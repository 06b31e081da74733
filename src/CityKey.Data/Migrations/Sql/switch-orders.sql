-- Orders that wait: for their time, or for a second administrator. And what the switch's first weeks taught.

-- A later order takes the place of one that waits for the same.
CREATE TABLE platform.portal_order (
    id uuid PRIMARY KEY,
    waits_for text NOT NULL CHECK (waits_for IN ('time', 'person')),
    made_at timestamptz NOT NULL,
    made_by uuid,
    -- The state that was looked at. An order that waits for a person is over once that has changed.
    epoch bigint NOT NULL,
    due_at timestamptz,
    mode text NOT NULL CHECK (mode IN ('open', 'nonew', 'paused', 'dark')),
    until timestamptz,
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 400),
    wording text NOT NULL,
    own_words jsonb,
    note text CHECK (length(note) <= 400),
    review_on date,
    ended_at timestamptz,
    ended_as text CHECK (ended_as IN ('done', 'dropped', 'replaced', 'overtaken')),
    CHECK ((ended_at IS NULL) = (ended_as IS NULL)),
    CHECK ((due_at IS NULL) = (waits_for = 'person')),
    CHECK ((until IS NULL) = (mode <> 'nonew')),
    -- Time alone only makes it less open.
    CHECK (waits_for = 'person' OR mode <> 'open'),
    CHECK (waits_for = 'time' OR made_by IS NOT NULL)
);
CREATE UNIQUE INDEX portal_order_waits ON platform.portal_order (waits_for) WHERE ended_at IS NULL;

-- What the guard needs of an order that waits for its time. From that instant the state refuses as the order says, with no job that has to run.
ALTER TABLE platform.portal_state ADD COLUMN plan_at timestamptz, ADD COLUMN plan_mode text, ADD COLUMN plan_until timestamptz,
    -- When a close that is not done yet was announced.
    ADD COLUMN announced_at timestamptz;

-- How closed a mode is; a word that is none counts as paused.
CREATE FUNCTION platform.portal_rank(mode text) RETURNS integer LANGUAGE sql IMMUTABLE
RETURN CASE mode WHEN 'open' THEN 1 WHEN 'nonew' THEN 2 WHEN 'dark' THEN 4 ELSE 3 END;

-- The state in force, as before, and an order whose time has come.
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
    IF clock_timestamp() >= s.plan_at AND platform.portal_rank(s.plan_mode) > platform.portal_rank(mode) THEN
        mode := CASE WHEN s.plan_mode IN ('nonew', 'dark') THEN s.plan_mode ELSE 'paused' END;
        until := CASE WHEN mode = 'nonew' THEN s.plan_until END;
        since := s.plan_at;
    END IF;
    IF mode = 'nonew' AND clock_timestamp() >= coalesce(until, '-infinity') THEN mode := 'paused'; END IF;
END $$;

-- No pinned search path: see open-record.sql, which comes with this.
CREATE OR REPLACE FUNCTION platform.require_portal(act text) RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
DECLARE s record;
BEGIN
    SELECT pg_catalog.count(*) AS rows_found, pg_catalog.min(p.mode) AS mode, pg_catalog.bool_or(p.closing) AS closing, pg_catalog.min(p.epoch) AS epoch,
        pg_catalog.min(p.until) AS until, pg_catalog.min(p.plan_at) AS plan_at,
        pg_catalog.bool_and(p.seen_start = pg_catalog.pg_postmaster_start_time() AND p.seen_system = p.system_identifier AND p.seen_timeline = p.timeline) AS here
    INTO s FROM platform.portal_state p;
    IF s.rows_found = 1 AND s.here IS TRUE AND NOT (s.mode = 'nonew' AND (s.until IS NULL OR pg_catalog.clock_timestamp() >= s.until))
        AND (s.plan_at IS NULL OR pg_catalog.clock_timestamp() < s.plan_at) AND platform.portal_allows(act, s.mode, s.closing) THEN
        RETURN s.epoch;
    END IF;
    SELECT * INTO s FROM platform.portal_now();
    IF NOT platform.portal_allows(act, s.mode, s.closing) THEN
        RAISE EXCEPTION 'The online portal does not accept this now.' USING ERRCODE = 'CK001', HINT = s.mode;
    END IF;
    RETURN s.epoch;
END $$;

-- Which nodes ran when a state came into force: only of these a certificate can say that they have acknowledged it.
CREATE TABLE platform.portal_present (
    epoch bigint NOT NULL,
    node uuid NOT NULL,
    PRIMARY KEY (epoch, node)
);

-- As before. Announcing never makes it more open than it is: that is opening, whoever asks for it (CK004).
CREATE OR REPLACE FUNCTION platform.portal_announce(target text, ends timestamptz, said text, own jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE s record; announced boolean := false;
BEGIN
    IF target NOT IN ('nonew', 'paused', 'dark') THEN RAISE EXCEPTION 'unknown mode' USING ERRCODE = '22023'; END IF;
    IF target = 'nonew' AND (ends IS NULL OR ends <= clock_timestamp()) THEN RAISE EXCEPTION 'nonew needs a coming instant' USING ERRCODE = '22023'; END IF;
    -- A change that commits at this moment leaves another row behind: it is looked for once more.
    FOR look IN 1..2 LOOP
        SELECT * INTO s FROM platform.portal_now();
        IF s.known AND (platform.portal_rank(s.mode) > platform.portal_rank(target) OR s.mode = 'nonew' AND target = 'nonew' AND ends > s.until) THEN
            RAISE EXCEPTION 'It is less open already.' USING ERRCODE = 'CK004';
        END IF;
        -- The worker announces nothing but what time has brought, and nothing over a close that somebody has announced.
        UPDATE platform.portal_state p SET mode = target, until = CASE WHEN target = 'nonew' THEN ends END, closing = true, wording = said, own_words = own,
            announced_at = CASE WHEN p.closing THEN p.announced_at ELSE clock_timestamp() END
        WHERE session_user <> 'ck_worker' OR platform.portal_rank(p.mode) <= platform.portal_rank(target) AND (
            p.mode = 'nonew' AND p.until <= clock_timestamp() AND target = 'paused'
            OR EXISTS (SELECT FROM platform.portal_order o WHERE o.waits_for = 'time' AND o.ended_at IS NULL AND o.due_at <= clock_timestamp()
                AND (o.mode = target OR o.mode = 'nonew' AND o.until <= clock_timestamp() AND target = 'paused')));
        announced := FOUND;
        EXIT WHEN announced;
    END LOOP;
    IF NOT announced AND session_user = 'ck_worker' THEN RAISE EXCEPTION 'No end has passed.' USING ERRCODE = '42501'; END IF;
    PERFORM pg_notify('citykey_portal', 'closing');
END $$;

-- The change itself, as before. Whoever opens says which state was looked at: if somebody, or time, has changed it meanwhile, nothing is done (CK004).
-- Whoever closes does not have to, and closes only further.
-- asked: the waiting order that is confirmed, by somebody else than who made it.
DROP FUNCTION platform.portal_set(uuid, uuid, text, timestamptz, text, text, uuid, integer, text, jsonb, text, date);
CREATE FUNCTION platform.portal_set(
    change uuid, entry uuid, target text, ends timestamptz, why text, by_kind text, by_id uuid, cut integer, said text, own jsonb, remark text, review date, expected bigint, expected_mode text, asked uuid)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE s record; last_mode text; before text; next_epoch bigint; at timestamptz; running integer; planned record; effective boolean; unseen boolean; asker uuid;
BEGIN
    IF target NOT IN ('open', 'nonew', 'paused', 'dark') OR length(why) NOT BETWEEN 1 AND 400 OR length(remark) > 400 THEN
        RAISE EXCEPTION 'unknown mode, no reason or too long a note' USING ERRCODE = '22023';
    END IF;
    PERFORM pg_advisory_xact_lock(17227, 2);
    at := clock_timestamp();
    SELECT * INTO s FROM platform.portal_now();
    IF expected IS NOT NULL AND (s.closing OR expected <> CASE WHEN s.known THEN s.epoch ELSE 0 END OR expected_mode <> s.mode)
        OR expected IS NULL AND target <> 'open' AND s.known AND platform.portal_rank(s.mode) > platform.portal_rank(target) THEN
        RAISE EXCEPTION 'Somebody has turned the switch meanwhile.' USING ERRCODE = 'CK004';
    END IF;
    IF asked IS NOT NULL THEN
        SELECT o.made_by INTO asker FROM platform.portal_order o
        WHERE o.id = asked AND o.waits_for = 'person' AND o.ended_at IS NULL AND o.made_by <> by_id AND o.mode = target AND o.epoch = CASE WHEN s.known THEN s.epoch ELSE 0 END;
        IF NOT FOUND THEN RAISE EXCEPTION 'That order does not wait for this person.' USING ERRCODE = 'CK004'; END IF;
    END IF;
    SELECT c.to_mode INTO last_mode FROM platform.portal_change c ORDER BY c.epoch DESC LIMIT 1;
    SELECT * INTO planned FROM platform.portal_order o WHERE o.waits_for = 'time' AND o.ended_at IS NULL AND o.due_at <= at;
    -- Closed for a time that nobody wrote down: unknown, or a close that its closer did not finish.
    unseen := NOT s.known OR s.closing AND (target = 'open' OR coalesce((SELECT min(p.announced_at) FROM platform.portal_state p), at) < at - interval '10 seconds');
    -- An order whose time has come took effect if it was less open than what was in force then.
    effective := planned.id IS NOT NULL AND NOT unseen AND platform.portal_rank(planned.mode) > platform.portal_rank(coalesce(last_mode, 'paused'));
    -- An announced close draws as its target already; what it leaves behind is what was in force before it. What stood unseen, and an order
    -- whose time came with nobody to announce it, stood until now.
    before := CASE WHEN unseen OR effective AND NOT s.closing AND platform.portal_rank(target) < platform.portal_rank(s.mode) THEN s.mode ELSE coalesce(last_mode, s.mode) END;
    -- Opening is a person's act: what runs by itself may only make the portal less open.
    IF session_user = 'ck_worker' AND platform.portal_rank(target) < platform.portal_rank(before) THEN
        RAISE EXCEPTION 'The worker does not open the portal.' USING ERRCODE = '42501';
    END IF;
    -- And it only finishes what it announced itself: not over what a person did meanwhile.
    IF session_user = 'ck_worker' AND NOT EXISTS (SELECT FROM platform.portal_state p WHERE p.closing AND p.mode = target) THEN
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

-- The guard's copy of the order that waits for its time.
CREATE FUNCTION platform.portal_plan_copied() RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
    UPDATE platform.portal_state s SET (plan_at, plan_mode, plan_until) =
        (SELECT o.due_at, o.mode, o.until FROM platform.portal_order o WHERE o.waits_for = 'time' AND o.ended_at IS NULL) $$;

-- An order that waits. seen: the state that was looked at; overtaken (CK004) where it has changed.
CREATE FUNCTION platform.portal_order_wait(
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
    IF waiting_for = 'time' AND EXISTS (SELECT FROM platform.portal_order o WHERE o.waits_for = 'time' AND o.ended_at IS NULL AND o.due_at <= at
        AND platform.portal_rank(o.mode) > platform.portal_rank(coalesce((SELECT c.to_mode FROM platform.portal_change c ORDER BY c.epoch DESC LIMIT 1), 'paused'))) THEN
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

-- Whether an order that still waited was taken back.
CREATE FUNCTION platform.portal_order_drop(this uuid, entry uuid, by_kind text, by_id uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(17227, 2);
    UPDATE platform.portal_order o SET ended_at = clock_timestamp(), ended_as = 'dropped' WHERE o.id = this AND o.ended_at IS NULL AND (o.due_at IS NULL OR o.due_at > clock_timestamp());
    IF NOT FOUND THEN RETURN false; END IF;
    PERFORM platform.portal_plan_copied();
    INSERT INTO audit.entry (id, at, actor_kind, actor_id, action, subject, detail) VALUES (entry, clock_timestamp(), by_kind, by_id, 'portal.order-dropped', this, '{}');
    PERFORM pg_notify('citykey_portal', 'order');
    RETURN true;
END $$;

-- The history as deadlines need it. An order whose time came stopped them at that time, however late it was announced.
CREATE OR REPLACE FUNCTION platform.portal_turns() RETURNS TABLE (at timestamptz, from_mode text, to_mode text, until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT t.at, t.from_mode, t.to_mode, t.until FROM (
        SELECT c.at, c.from_mode, c.to_mode, c.until, c.epoch, 0 AS place FROM platform.portal_change c
        UNION ALL
        SELECT o.due_at, l.to_mode, o.mode, o.until, l.epoch, 1
        FROM platform.portal_order o CROSS JOIN LATERAL (
            SELECT c.to_mode, c.epoch FROM platform.portal_change c WHERE c.at <= o.due_at ORDER BY c.epoch DESC LIMIT 1) l
        WHERE o.waits_for = 'time' AND o.due_at <= clock_timestamp() AND platform.portal_rank(o.mode) > platform.portal_rank(l.to_mode)
            AND (o.ended_at IS NULL OR o.ended_as = 'done')) t
    ORDER BY t.epoch, t.place $$;

-- What a city has set of who may turn the switch, as it was last seen. A change is audited.
CREATE TABLE platform.portal_rule (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    second_to_open boolean NOT NULL,
    supervisors_close boolean NOT NULL,
    since timestamptz NOT NULL
);
INSERT INTO platform.portal_rule (second_to_open, supervisors_close, since) VALUES (false, false, clock_timestamp());

CREATE FUNCTION platform.portal_rule_seen(entry uuid, second boolean, supervisors boolean) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
    UPDATE platform.portal_rule r SET second_to_open = second, supervisors_close = supervisors, since = clock_timestamp()
    WHERE (r.second_to_open, r.supervisors_close) IS DISTINCT FROM (second, supervisors);
    IF FOUND THEN
        INSERT INTO audit.entry (id, at, actor_kind, action, detail) VALUES (entry, clock_timestamp(), 'CommandLine', 'portal.rule-changed',
            jsonb_build_object('second-to-open', second::text, 'supervisors-close', supervisors::text));
    END IF;
    RETURN FOUND;
END $$;

-- What a change met, as before; whoever comes later, because the first one did not wait, counts only where nobody has.
CREATE OR REPLACE FUNCTION platform.portal_count(of_epoch bigint, sendable text[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, platform, intake, review AS $$
    INSERT INTO platform.portal_moment (epoch, drafts, uploads, waiting, held, at)
    SELECT of_epoch,
        (SELECT count(*) FROM intake.application a WHERE a.status = 'Draft'),
        (SELECT coalesce(sum(n.uploads), 0) FROM platform.portal_node n WHERE n.seen_at > clock_timestamp() - interval '5 seconds'),
        (SELECT count(*) FROM review.queue_item q WHERE q.status = 'Submitted'),
        (SELECT count(*) FROM platform.outbox_message m WHERE m.kind = 'mail' AND m.done_at IS NULL AND (m.due_at <= now() OR m.attempts > 0) AND NOT m.code = ANY (sendable)),
        clock_timestamp()
    WHERE NOT EXISTS (SELECT FROM platform.portal_moment p WHERE p.epoch = of_epoch)
    ON CONFLICT DO NOTHING $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA platform FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    platform.portal_set(uuid, uuid, text, timestamptz, text, text, uuid, integer, text, jsonb, text, date, bigint, text, uuid) TO ck_staff, ck_worker;
GRANT EXECUTE ON FUNCTION platform.portal_order_wait(uuid, uuid, text, timestamptz, bigint, text, timestamptz, text, text, jsonb, text, date, text, uuid),
    platform.portal_order_drop(uuid, uuid, text, uuid), platform.portal_rule_seen(uuid, boolean, boolean) TO ck_staff;
GRANT SELECT ON platform.portal_order TO ck_staff, ck_worker, ck_audit;
GRANT SELECT ON platform.portal_present TO ck_staff, ck_worker, ck_audit;
GRANT SELECT ON platform.portal_rule TO ck_staff, ck_audit;
