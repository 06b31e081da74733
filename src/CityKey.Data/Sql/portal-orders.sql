-- Planned closes and requests for a second administrator: orders that wait for their time or for a person.

-- Copies the planned close into the switch's row, where the guard reads it.
CREATE OR REPLACE FUNCTION platform.portal_plan_copied() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
    UPDATE platform.portal_state s SET (plan_at, plan_mode, plan_until) = (
        SELECT o.due_at, o.mode, o.until FROM platform.portal_order o
        WHERE o.waits_for = 'time' AND o.ended_at IS NULL) $$;

-- Records an order. A later order replaces an earlier one that waits for the same.
-- seen_epoch: the state that the person looked at; if it has changed since, nothing is done (CK004).
CREATE OR REPLACE FUNCTION platform.portal_order_wait(
    order_id uuid, audit_entry uuid, waiting_for text, due timestamptz, seen_epoch bigint,
    new_mode text, new_until timestamptz, new_reason text,
    new_wording text, new_own_words jsonb, new_note text, new_review_on date, actor_kind text, actor_id uuid)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
DECLARE s record; at timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(17227, 2);
    at := clock_timestamp();
    SELECT * INTO s FROM platform.portal_now();
    IF waiting_for = 'person' AND (s.closing OR seen_epoch <> CASE WHEN s.known THEN s.epoch ELSE 0 END) THEN
        RAISE EXCEPTION 'The switch was changed in the meantime.' USING ERRCODE = 'CK004';
    END IF;
    -- A plan whose time has come is in force, announced or not. Replacing it would open what it has closed.
    IF waiting_for = 'time' AND EXISTS (
        SELECT FROM platform.portal_order o
        LEFT JOIN LATERAL (
            SELECT c.to_mode, c.until FROM platform.portal_change c ORDER BY c.epoch DESC LIMIT 1) l ON true
        WHERE o.waits_for = 'time' AND o.ended_at IS NULL AND o.due_at <= at
            AND platform.portal_further(o.mode, o.until, coalesce(l.to_mode, 'paused'), l.until)) THEN
        RAISE EXCEPTION 'A planned close has come into force.' USING ERRCODE = 'CK004';
    END IF;
    IF due <= at OR new_until <= coalesce(due, at) THEN
        RAISE EXCEPTION 'an instant in the past' USING ERRCODE = '22023';
    END IF;
    UPDATE platform.portal_order o
    SET ended_at = at, ended_as = CASE WHEN o.due_at <= at THEN 'overtaken' ELSE 'replaced' END
    WHERE o.waits_for = waiting_for AND o.ended_at IS NULL;
    INSERT INTO platform.portal_order (
        id, waits_for, made_at, made_by, epoch, due_at, mode, until,
        reason, wording, own_words, note, review_on)
    VALUES (
        order_id, waiting_for, at, actor_id, seen_epoch, due, new_mode, CASE WHEN new_mode = 'nonew' THEN new_until END,
        new_reason, new_wording, new_own_words, new_note, new_review_on);
    PERFORM platform.portal_plan_copied();
    INSERT INTO audit.entry (id, at, actor_kind, actor_id, action, subject, detail)
    VALUES (
        audit_entry, at, actor_kind, actor_id,
        CASE waiting_for WHEN 'time' THEN 'portal.planned' ELSE 'portal.asked' END,
        order_id, jsonb_build_object('to', new_mode, 'epoch', seen_epoch::text));
    PERFORM pg_notify('citykey_portal', 'order');
END $$;

-- Who made an order that waits for a second administrator. Raises CK004 unless the person may confirm it now: it still
-- waits, for this mode and this state, and its maker is another person who is still an administrator.
CREATE OR REPLACE FUNCTION platform.portal_order_maker(
    order_id uuid, confirmed_by uuid, for_mode text, epoch_in_force bigint) RETURNS uuid
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog AS $$
DECLARE maker uuid;
BEGIN
    SELECT o.made_by INTO maker FROM platform.portal_order o
    WHERE o.id = order_id AND o.waits_for = 'person' AND o.ended_at IS NULL
        AND o.made_by <> confirmed_by AND o.mode = for_mode AND o.epoch = epoch_in_force
        AND EXISTS (SELECT FROM accounts.staff_account a
            WHERE a.id = o.made_by AND a.disabled_at IS NULL AND 'Administrator' = ANY (a.roles));
    IF NOT FOUND THEN
        RAISE EXCEPTION 'That order does not wait for this person.' USING ERRCODE = 'CK004';
    END IF;
    RETURN maker;
END $$;

-- Takes an order back. Returns false if it no longer waits.
CREATE OR REPLACE FUNCTION platform.portal_order_drop(
    order_id uuid, audit_entry uuid, actor_kind text, actor_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(17227, 2);
    UPDATE platform.portal_order o SET ended_at = clock_timestamp(), ended_as = 'dropped'
    WHERE o.id = order_id AND o.ended_at IS NULL AND (o.due_at IS NULL OR o.due_at > clock_timestamp());
    IF NOT FOUND THEN RETURN false; END IF;
    PERFORM platform.portal_plan_copied();
    INSERT INTO audit.entry (id, at, actor_kind, actor_id, action, subject, detail)
    VALUES (audit_entry, clock_timestamp(), actor_kind, actor_id, 'portal.order-dropped', order_id, '{}');
    PERFORM pg_notify('citykey_portal', 'order');
    RETURN true;
END $$;

-- Records the installation's settings for who may change the switch. A change is audited.
CREATE OR REPLACE FUNCTION platform.portal_rule_seen(
    audit_entry uuid, second boolean, supervisors boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
    UPDATE platform.portal_rule r
    SET second_to_open = second, supervisors_close = supervisors, since = clock_timestamp()
    WHERE (r.second_to_open, r.supervisors_close) IS DISTINCT FROM (second, supervisors);
    IF FOUND THEN
        INSERT INTO audit.entry (id, at, actor_kind, action, detail)
        VALUES (audit_entry, clock_timestamp(), 'CommandLine', 'portal.rule-changed',
            jsonb_build_object('second-to-open', second::text, 'supervisors-close', supervisors::text));
    END IF;
    RETURN FOUND;
END $$;
