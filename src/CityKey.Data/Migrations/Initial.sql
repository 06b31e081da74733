-- What EF Core does not describe: tables that only SQL uses, and parts of the mapped tables that are no part of the
-- model. Functions, triggers, policies and grants are in ../Sql and are applied after every migration.

-- A column added by SQL, because no role may name it: a database role cannot say which transaction its entry is of.
ALTER TABLE audit.entry ADD COLUMN transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id();
-- Names and short texts only: an entry that the sealer could not read would keep it from sealing all later ones.
ALTER TABLE audit.entry ADD CONSTRAINT ck_entry_detail CHECK (
    jsonb_typeof(detail) = 'object'
    AND NOT jsonb_path_exists(detail, 'strict $.* ? (@.type() <> "string")')
    AND pg_column_size(detail) <= 8192);
-- The sealer looks for what came since the last head; the custodian's comparison looks for its own last entries.
CREATE INDEX ix_entry_transaction_id ON audit.entry (transaction_id);
CREATE INDEX ix_entry_comparison ON audit.entry (action, at)
    WHERE action IN ('custodian.compared', 'custodian.not-compared', 'custodian.difference');

-- Defaults for rows that are not written through EF Core.
ALTER TABLE review.queue_item ALTER COLUMN waiting_message SET DEFAULT false;
ALTER TABLE platform.outbox_message ALTER COLUMN doubtful SET DEFAULT 0;
ALTER TABLE platform.portal_change ALTER COLUMN nodes SET DEFAULT 0;

-- Each row says which setting it was kept under; nothing is kept under a setting that does not allow it.
ALTER TABLE counter.match_box ADD CHECK (keeps IN ('SerialAndDigest', 'NameBirthDatePhoto'));
ALTER TABLE counter.kept_digest ADD CHECK (keeps IN ('SerialAndDigest', 'NameBirthDatePhoto'));
ALTER TABLE counter.kept_person ADD CHECK (keeps = 'NameBirthDatePhoto');

-- Row security; the policies are in ../Sql/row-security.sql.
ALTER TABLE intake.application ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.case_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.wrapped_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.upload ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.box ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.message ENABLE ROW LEVEL SECURITY;
ALTER TABLE review.queue_item ENABLE ROW LEVEL SECURITY;

-- The audit log's seals: which entry has which number, and signed heads over them.
CREATE TABLE audit.sealed (
    sequence bigint PRIMARY KEY CHECK (sequence > 0),
    -- No foreign key: its check would lock and rewrite the entry.
    entry_id uuid NOT NULL UNIQUE,
    leaf_hash bytea NOT NULL CHECK (octet_length(leaf_hash) = 32)
);
CREATE TABLE audit.head (
    number bigint PRIMARY KEY CHECK (number > 0),
    format smallint NOT NULL,
    first_sequence bigint NOT NULL UNIQUE CHECK (first_sequence > 0),
    count bigint NOT NULL CHECK (count > 0),
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    -- Unique, so that a history cannot fork.
    previous_hash bytea NOT NULL UNIQUE CHECK (octet_length(previous_hash) = 32),
    -- Every entry of a transaction below this number is sealed.
    below xid8 NOT NULL,
    -- The server that this number belongs to; a restored copy counts from its own start.
    system_identifier bigint NOT NULL,
    at timestamptz NOT NULL,
    key_id varchar(16) NOT NULL,
    signature bytea NOT NULL
);

-- The sites' keys for cookies and antiforgery tokens.
CREATE TABLE platform.portal_key_ring (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, friendly_name text, xml text);
CREATE TABLE platform.staff_key_ring (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, friendly_name text, xml text);

-- The portal switch: one row, or the state is unknown, which is paused.
CREATE TABLE platform.portal_state (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    mode text NOT NULL,
    -- A close has been announced and is not finished.
    closing boolean NOT NULL DEFAULT false,
    epoch bigint NOT NULL,
    until timestamptz,
    since timestamptz NOT NULL,
    reason text NOT NULL,
    -- The server that the state was written on. On another (a restored dump, a promoted standby) it does not count.
    system_identifier bigint NOT NULL,
    timeline text NOT NULL,
    -- The server as it was when it was last checked in full. Identity and timeline change only with a start, so while
    -- all three are the same, the full check is not needed (ADR 43).
    seen_start timestamptz,
    seen_system bigint,
    seen_timeline text,
    wording text NOT NULL DEFAULT 'usual',
    own_words jsonb,
    -- A copy of the planned close, for the guard: from this instant the state refuses as the plan says (ADR 47).
    plan_at timestamptz,
    plan_mode text,
    plan_until timestamptz,
    -- When an unfinished close was announced.
    announced_at timestamptz
);
-- A new database is paused until a person opens the portal.
INSERT INTO platform.portal_state (
    mode, epoch, since, reason, system_identifier, timeline, seen_start, seen_system, seen_timeline)
SELECT 'paused', 0, clock_timestamp(), 'not-yet-opened', c.system_identifier, here.timeline,
    pg_postmaster_start_time(), c.system_identifier, here.timeline
FROM pg_control_system() c, (SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS timeline) here;

-- The portal's nodes that run, and what each draws. Unlogged: after a crash of the server, nodes report again.
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
-- Which nodes ran when a state came into force. A certificate can speak only of these.
CREATE TABLE platform.portal_present (
    epoch bigint NOT NULL,
    node uuid NOT NULL,
    PRIMARY KEY (epoch, node)
);
-- What a change affected, counted just after it.
CREATE TABLE platform.portal_moment (
    epoch bigint PRIMARY KEY,
    drafts bigint NOT NULL,
    uploads bigint NOT NULL,
    waiting bigint NOT NULL,
    held bigint NOT NULL,
    at timestamptz NOT NULL
);

-- Orders that wait for their time or for a second administrator.
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
    -- Time alone never opens the portal.
    CHECK (waits_for = 'person' OR mode <> 'open'),
    CHECK (waits_for = 'time' OR made_by IS NOT NULL)
);
-- At most one order waits for each.
CREATE UNIQUE INDEX portal_order_waits ON platform.portal_order (waits_for) WHERE ended_at IS NULL;

-- The installation's settings for who may change the switch, as the staff site last reported them.
CREATE TABLE platform.portal_rule (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    second_to_open boolean NOT NULL,
    supervisors_close boolean NOT NULL,
    since timestamptz NOT NULL
);
INSERT INTO platform.portal_rule (second_to_open, supervisors_close, since) VALUES (false, false, clock_timestamp());
