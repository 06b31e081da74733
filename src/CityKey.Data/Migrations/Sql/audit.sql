-- The audit's seals: which entry has which number, and signed heads over them. Only the worker adds; nobody changes anything.

CREATE TABLE audit.sealed (
    sequence bigint PRIMARY KEY CHECK (sequence > 0),
    -- No foreign key: its check would lock and rewrite the entry, and stops nobody who can do harm here.
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
    -- The server that this number belongs to; a restored copy counts anew.
    system_identifier bigint NOT NULL,
    at timestamptz NOT NULL,
    key_id varchar(16) NOT NULL,
    signature bytea NOT NULL
);

-- The sealer looks for what came since the last head; the custodian's comparison for its own last words.
CREATE INDEX ix_entry_transaction_id ON audit.entry (transaction_id);
CREATE INDEX ix_entry_comparison ON audit.entry (action, at) WHERE action IN ('custodian.compared', 'custodian.not-compared', 'custodian.difference');

-- Behind the grants, so that a grant made by mistake changes nothing. A superuser can switch it off; that is what heads are for.
CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'The audit is only ever added to.' USING ERRCODE = 'insufficient_privilege';
END $$;
REVOKE ALL ON FUNCTION audit.refuse_change() FROM PUBLIC;

CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.entry FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.sealed FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.head FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

-- A role adds entries and cannot say which transaction they are of: the mark in each head rests on that number.
REVOKE INSERT ON audit.entry FROM ck_portal, ck_staff, ck_worker;
GRANT INSERT (id, at, actor_kind, actor_id, action, subject, detail) ON audit.entry TO ck_portal, ck_staff, ck_worker;

-- Names and short texts: what the sealer could not read would keep it from sealing all that comes after.
ALTER TABLE audit.entry ADD CONSTRAINT ck_entry_detail CHECK (
    jsonb_typeof(detail) = 'object' AND NOT jsonb_path_exists(detail, 'strict $.* ? (@.type() <> "string")') AND pg_column_size(detail) <= 8192);

GRANT SELECT ON audit.entry TO ck_worker;
GRANT SELECT, INSERT ON audit.sealed, audit.head TO ck_worker;
GRANT SELECT ON audit.sealed, audit.head TO ck_audit;
