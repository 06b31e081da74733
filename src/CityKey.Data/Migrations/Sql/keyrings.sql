CREATE TABLE platform.portal_key_ring (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, friendly_name text, xml text);
CREATE TABLE platform.staff_key_ring (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, friendly_name text, xml text);
GRANT SELECT ON platform.migration TO ck_portal, ck_staff, ck_worker, ck_audit;
