-- The database belongs to ck_owner, and only the roles of CityKey enter it. An administrator runs roles.sql before this
-- file.
ALTER DATABASE citykey OWNER TO ck_owner;
REVOKE ALL ON DATABASE citykey, postgres, template1 FROM PUBLIC;
GRANT CONNECT ON DATABASE citykey TO ck_portal, ck_staff, ck_worker, ck_audit;
