-- What the portal's nodes and everyone else may read of the switch, and what nodes report about themselves.

-- After a restart the guard checks the server in full until one role has asked for this. It records only a server that
-- the state was written on, so any role may call it.
CREATE OR REPLACE FUNCTION platform.portal_remember_server() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
    UPDATE platform.portal_state
    SET seen_start = pg_postmaster_start_time(), seen_system = system_identifier, seen_timeline = timeline
    WHERE (seen_start, seen_system, seen_timeline)
            IS DISTINCT FROM (pg_postmaster_start_time(), system_identifier, timeline)
        AND system_identifier = (SELECT c.system_identifier FROM pg_control_system() c)
        AND timeline = platform.this_timeline() $$;

-- The public wording of the state in force.
CREATE OR REPLACE FUNCTION platform.portal_said(OUT wording text, OUT own_words text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
    SELECT s.wording, s.own_words::text FROM platform.portal_state s LIMIT 1 $$;

-- A node reports what it draws. The first report of a state in force is kept: the closing certificate rests on it.
CREATE OR REPLACE FUNCTION platform.portal_acknowledge(
    node uuid, called text, began timestamptz, drawn bigint, as_mode text, as_closing boolean, under_way integer)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
    INSERT INTO platform.portal_node AS n (id, name, started_at, seen_at, epoch, mode, closing, uploads)
    VALUES (node, left(called, 60), began, clock_timestamp(), drawn, as_mode, as_closing, under_way)
    ON CONFLICT (id) DO UPDATE SET
        seen_at = excluded.seen_at, epoch = excluded.epoch, mode = excluded.mode, closing = excluded.closing,
        uploads = excluded.uploads;
    IF NOT as_closing
        AND EXISTS (SELECT FROM platform.portal_state s WHERE s.epoch = drawn AND NOT s.closing) THEN
        INSERT INTO platform.portal_acknowledgement (epoch, node, name, at)
        VALUES (drawn, node, left(called, 60), clock_timestamp())
        ON CONFLICT DO NOTHING;
    END IF;
    DELETE FROM platform.portal_node WHERE seen_at < clock_timestamp() - interval '1 hour';
END $$;

-- Counts what a change affected, once, just after it, so that no change waits for a count.
CREATE OR REPLACE FUNCTION platform.portal_count(of_epoch bigint, sendable text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, platform, intake, review AS $$
    INSERT INTO platform.portal_moment (epoch, drafts, uploads, waiting, held, at)
    SELECT of_epoch,
        (SELECT count(*) FROM intake.application a WHERE a.status = 'Draft'),
        (SELECT coalesce(sum(n.uploads), 0) FROM platform.portal_node n
            WHERE n.seen_at > clock_timestamp() - interval '5 seconds'),
        (SELECT count(*) FROM review.queue_item q WHERE q.status = 'Submitted'),
        (SELECT count(*) FROM platform.outbox_message m
            WHERE m.kind = 'mail' AND m.done_at IS NULL AND (m.due_at <= now() OR m.attempts > 0)
                AND NOT m.code = ANY (sendable)),
        clock_timestamp()
    WHERE NOT EXISTS (SELECT FROM platform.portal_moment p WHERE p.epoch = of_epoch)
    ON CONFLICT DO NOTHING $$;

-- The history of the switch as deadlines need it: no names, no reasons. A plan stops them from its time on, however
-- late it was announced.
CREATE OR REPLACE FUNCTION platform.portal_turns()
RETURNS TABLE (at timestamptz, from_mode text, to_mode text, until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT t.at, t.from_mode, t.to_mode, t.until FROM (
        SELECT c.at, c.from_mode, c.to_mode, c.until, c.epoch, 0 AS place FROM platform.portal_change c
        UNION ALL
        SELECT o.due_at, l.to_mode, o.mode, o.until, l.epoch, 1
        FROM platform.portal_order o
        CROSS JOIN LATERAL (
            SELECT c.to_mode, c.until, c.epoch FROM platform.portal_change c
            WHERE c.at <= o.due_at ORDER BY c.epoch DESC LIMIT 1) l
        WHERE o.waits_for = 'time' AND o.due_at <= clock_timestamp()
            AND platform.portal_further(o.mode, o.until, l.to_mode, l.until)
            AND (o.ended_at IS NULL OR o.ended_as = 'done')) t
    ORDER BY t.epoch, t.place $$;
