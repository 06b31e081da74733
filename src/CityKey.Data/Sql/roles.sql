-- The database roles of CityKey's processes. An administrator of the server runs this file once for the whole server;
-- `citykey migrate` does not. Safe to run again; passwords are set elsewhere.
DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['ck_owner', 'ck_portal', 'ck_staff', 'ck_worker', 'ck_audit'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I', role);
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', role);
    END LOOP;
END
$$;

-- A close ends the portal's connections that still hold up the close (portal-switch.sql).
GRANT pg_signal_backend TO ck_owner;

-- Migrations may run long, but must not hold up all other sessions while they wait for a lock.
ALTER ROLE ck_owner SET lock_timeout = '10s';
ALTER ROLE ck_owner SET idle_in_transaction_session_timeout = '60s';

ALTER ROLE ck_portal SET statement_timeout = '10s';
ALTER ROLE ck_portal SET idle_in_transaction_session_timeout = '10s';
ALTER ROLE ck_portal SET lock_timeout = '5s';

ALTER ROLE ck_staff SET statement_timeout = '30s';
ALTER ROLE ck_staff SET idle_in_transaction_session_timeout = '30s';
ALTER ROLE ck_staff SET lock_timeout = '5s';

ALTER ROLE ck_worker SET statement_timeout = '5min';
ALTER ROLE ck_worker SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE ck_worker SET lock_timeout = '10s';

ALTER ROLE ck_audit SET statement_timeout = '5min';
ALTER ROLE ck_audit SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE ck_audit SET lock_timeout = '5s';
