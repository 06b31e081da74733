-- What is said of the switch, who has heard of it, and what belongs to a change beyond the change itself.

ALTER TABLE platform.portal_state ADD COLUMN wording text NOT NULL DEFAULT 'usual', ADD COLUMN own_words jsonb;

-- The state in force, as before; where it is unknown, the reason says which of the ways of being unknown it is, so that somebody can be told what to do.
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
    IF mode = 'nonew' AND clock_timestamp() >= s.until THEN mode := 'paused'; END IF;
END $$;

-- Which of the portal's nodes run, and what each draws. After a crash of the server nobody runs until they say so again.
CREATE UNLOGGED TABLE platform.portal_node (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (length(name) <= 60),
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    epoch bigint NOT NULL,
    mode text NOT NULL,
    closing boolean NOT NULL,
    uploads integer NOT NULL
);

-- When each node first drew a state. Kept, because a closing certificate rests on it.
CREATE TABLE platform.portal_acknowledgement (
    epoch bigint NOT NULL,
    node uuid NOT NULL,
    name text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (epoch, node)
);

-- A node says what it draws. It speaks for itself alone, and only of a state that is in force.
CREATE FUNCTION platform.portal_acknowledge(node uuid, called text, began timestamptz, drawn bigint, as_mode text, as_closing boolean, under_way integer)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
    INSERT INTO platform.portal_node AS n (id, name, started_at, seen_at, epoch, mode, closing, uploads)
    VALUES (node, left(called, 60), began, clock_timestamp(), drawn, as_mode, as_closing, under_way)
    ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, epoch = excluded.epoch, mode = excluded.mode, closing = excluded.closing, uploads = excluded.uploads;
    IF NOT as_closing AND EXISTS (SELECT FROM platform.portal_state s WHERE s.epoch = drawn AND NOT s.closing) THEN
        INSERT INTO platform.portal_acknowledgement (epoch, node, name, at) VALUES (drawn, node, left(called, 60), clock_timestamp()) ON CONFLICT DO NOTHING;
    END IF;
    DELETE FROM platform.portal_node WHERE seen_at < clock_timestamp() - interval '1 hour';
END $$;

-- What residents read of the state in force.
CREATE FUNCTION platform.portal_said(OUT wording text, OUT own_words text) LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform
AS $$ SELECT s.wording, s.own_words::text FROM platform.portal_state s LIMIT 1 $$;

DROP FUNCTION platform.portal_announce(text, timestamptz);
CREATE FUNCTION platform.portal_announce(target text, ends timestamptz, said text, own jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
    IF target NOT IN ('nonew', 'paused', 'dark') THEN RAISE EXCEPTION 'unknown mode' USING ERRCODE = '22023'; END IF;
    IF target = 'nonew' AND (ends IS NULL OR ends <= clock_timestamp()) THEN RAISE EXCEPTION 'nonew needs a coming instant' USING ERRCODE = '22023'; END IF;
    IF session_user = 'ck_worker' AND NOT EXISTS (SELECT FROM platform.portal_state s WHERE s.mode = 'nonew' AND s.until <= clock_timestamp()) THEN
        RAISE EXCEPTION 'No end has passed.' USING ERRCODE = '42501';
    END IF;
    UPDATE platform.portal_state SET mode = target, until = CASE WHEN target = 'nonew' THEN ends END, closing = true, wording = said, own_words = own;
    PERFORM pg_notify('citykey_portal', 'closing');
END $$;

DROP FUNCTION platform.portal_set(uuid, uuid, text, timestamptz, text, text, uuid, integer);
CREATE FUNCTION platform.portal_set(
    change uuid, entry uuid, target text, ends timestamptz, why text, by_kind text, by_id uuid, cut integer, said text, own jsonb, remark text, review date)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE before text; next_epoch bigint; at timestamptz := clock_timestamp(); running integer;
BEGIN
    IF target NOT IN ('open', 'nonew', 'paused', 'dark') OR length(why) NOT BETWEEN 1 AND 400 OR length(remark) > 400 THEN
        RAISE EXCEPTION 'unknown mode, no reason or too long a note' USING ERRCODE = '22023';
    END IF;
    PERFORM pg_advisory_xact_lock(17227, 2);
    -- An announced close draws as its target already; what it leaves behind is what was in force before it. A close that was never finished stood as its target until somebody opens.
    SELECT CASE WHEN n.known AND NOT (n.closing AND target = 'open') THEN coalesce((SELECT c.to_mode FROM platform.portal_change c ORDER BY c.epoch DESC LIMIT 1), n.mode) ELSE n.mode END INTO before FROM platform.portal_now() n;
    -- Opening is a person's act: what runs by itself may only make the portal less open.
    IF session_user = 'ck_worker' AND array_position(ARRAY['open', 'nonew', 'paused', 'dark'], target) < coalesce(array_position(ARRAY['open', 'nonew', 'paused', 'dark'], before), 3) THEN
        RAISE EXCEPTION 'The worker does not open the portal.' USING ERRCODE = '42501';
    END IF;
    -- And it only finishes what it announced itself: not over what a person did meanwhile.
    IF session_user = 'ck_worker' AND NOT EXISTS (SELECT FROM platform.portal_state s WHERE s.closing AND s.mode = target) THEN
        RAISE EXCEPTION 'Somebody has turned the switch meanwhile.' USING ERRCODE = '42501';
    END IF;
    SELECT coalesce(max(epoch), 0) + 1 INTO next_epoch FROM (
        SELECT epoch FROM platform.portal_state UNION ALL SELECT epoch FROM platform.portal_change) e;
    SELECT count(*) INTO running FROM platform.portal_node n WHERE n.seen_at > at - interval '5 seconds';
    -- Affirming the state is also how a missing, garbled or foreign one is mended.
    DELETE FROM platform.portal_state;
    INSERT INTO platform.portal_state (mode, closing, epoch, until, since, reason, system_identifier, timeline, wording, own_words)
    SELECT target, false, next_epoch, CASE WHEN target = 'nonew' THEN ends END, at, why, system_identifier, platform.this_timeline(), said, own FROM pg_control_system();
    PERFORM platform.portal_remember_server();
    INSERT INTO platform.portal_change (id, at, from_mode, to_mode, until, epoch, actor_kind, actor_id, reason, cut_off, wording, own_words, note, review_on, nodes)
    VALUES (change, at, before, target, CASE WHEN target = 'nonew' THEN ends END, next_epoch, by_kind, by_id, why, cut, said, own, remark, review, running);
    INSERT INTO audit.entry (id, at, actor_kind, actor_id, action, subject, detail)
    VALUES (entry, at, by_kind, by_id, 'portal.changed', change,
        jsonb_build_object('from', before, 'to', target, 'epoch', next_epoch::text, 'nodes', running::text, 'cut-off', cut::text, 'wording', said));
    PERFORM pg_notify('citykey_portal', next_epoch::text);
    RETURN next_epoch;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA platform FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.portal_said() TO ck_portal, ck_staff, ck_worker;
GRANT EXECUTE ON FUNCTION platform.portal_acknowledge(uuid, text, timestamptz, bigint, text, boolean, integer) TO ck_portal;
GRANT EXECUTE ON FUNCTION platform.portal_announce(text, timestamptz, text, jsonb), platform.portal_cut_off(),
    platform.portal_set(uuid, uuid, text, timestamptz, text, text, uuid, integer, text, jsonb, text, date) TO ck_staff, ck_worker;
GRANT SELECT ON platform.portal_node, platform.portal_acknowledgement TO ck_staff, ck_worker, ck_audit;

-- What a change met, counted just after it, so that no change waits for a count. Only ever added.
CREATE TABLE platform.portal_moment (
    epoch bigint PRIMARY KEY,
    drafts bigint NOT NULL,
    uploads bigint NOT NULL,
    waiting bigint NOT NULL,
    held bigint NOT NULL,
    at timestamptz NOT NULL
);

CREATE FUNCTION platform.portal_count(of_epoch bigint, sendable text[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, platform, intake, review AS $$
    INSERT INTO platform.portal_moment (epoch, drafts, uploads, waiting, held, at)
    SELECT of_epoch,
        (SELECT count(*) FROM intake.application a WHERE a.status = 'Draft'),
        (SELECT coalesce(sum(n.uploads), 0) FROM platform.portal_node n WHERE n.seen_at > clock_timestamp() - interval '5 seconds'),
        (SELECT count(*) FROM review.queue_item q WHERE q.status = 'Submitted'),
        (SELECT count(*) FROM platform.outbox_message m WHERE m.kind = 'mail' AND m.done_at IS NULL AND (m.due_at <= now() OR m.attempts > 0) AND NOT m.code = ANY (sendable)),
        clock_timestamp()
    ON CONFLICT DO NOTHING $$;

REVOKE ALL ON FUNCTION platform.portal_count(bigint, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.portal_count(bigint, text[]) TO ck_staff, ck_worker;
GRANT SELECT ON platform.portal_moment TO ck_staff, ck_worker, ck_audit;

GRANT SELECT, INSERT ON platform.portal_review TO ck_staff;
GRANT SELECT ON platform.portal_certificate TO ck_staff, ck_audit;
GRANT SELECT, INSERT, UPDATE (proof) ON platform.portal_certificate TO ck_worker;
GRANT SELECT ON platform.portal_change, platform.portal_review TO ck_worker;
GRANT SELECT, INSERT ON legal.demand TO ck_staff;
GRANT SELECT ON legal.demand TO ck_audit;
