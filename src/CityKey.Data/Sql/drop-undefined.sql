-- Drops every function, trigger and policy of the product's schemas that no file defines any more. All files run in one
-- transaction, and each definition rewrites its catalog row; so what this transaction has not written is not defined.
--
-- Nothing is dropped with CASCADE: if anything else still depends on such a function, the migration fails as a whole.
-- Runs after the definitions and before grants.sql, which rewrites the catalog rows of all functions.
DO $$
DECLARE
    schemas regnamespace[] := ARRAY['accounts', 'audit', 'cards', 'counter', 'intake', 'legal', 'platform', 'review'];
    this_transaction xid := pg_current_xact_id()::xid;
    found record;
    routines text;
BEGIN
    FOR found IN
        SELECT t.tgname AS name, t.tgrelid::regclass AS on_table
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE c.relnamespace = ANY (schemas) AND NOT t.tgisinternal AND t.xmin <> this_transaction
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', found.name, found.on_table);
    END LOOP;
    FOR found IN
        SELECT p.polname AS name, p.polrelid::regclass AS on_table
        FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        WHERE c.relnamespace = ANY (schemas) AND p.xmin <> this_transaction
    LOOP
        EXECUTE format('DROP POLICY %I ON %s', found.name, found.on_table);
    END LOOP;
    -- In one statement, because they may depend on each other. Functions of an extension belong to the extension.
    SELECT string_agg(p.oid::regprocedure::text, ', ') INTO routines FROM pg_proc p
    WHERE p.pronamespace = ANY (schemas) AND p.xmin <> this_transaction
        AND NOT EXISTS (SELECT FROM pg_depend d
            WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e');
    IF routines IS NOT NULL THEN
        EXECUTE 'DROP ROUTINE ' || routines;
    END IF;
END $$;
