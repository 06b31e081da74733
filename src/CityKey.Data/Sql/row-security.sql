-- Which rows a role sees. The portal sees the one application that its connection has opened and cannot enumerate.
-- Row security itself is switched on with the tables, in the migration.

DROP POLICY IF EXISTS opened ON intake.application;
CREATE POLICY opened ON intake.application TO ck_portal USING (id = intake.opened());
DROP POLICY IF EXISTS work ON intake.application;
CREATE POLICY work ON intake.application TO ck_staff, ck_worker USING (true);

DROP POLICY IF EXISTS opened ON intake.case_file;
CREATE POLICY opened ON intake.case_file TO ck_portal USING (application_id = intake.opened());
DROP POLICY IF EXISTS work ON intake.case_file;
CREATE POLICY work ON intake.case_file TO ck_staff USING (true);

DROP POLICY IF EXISTS opened ON intake.wrapped_key;
CREATE POLICY opened ON intake.wrapped_key TO ck_portal USING (application_id = intake.opened());
DROP POLICY IF EXISTS work ON intake.wrapped_key;
CREATE POLICY work ON intake.wrapped_key TO ck_staff USING (true);
-- A clerk gives a new access code: staff replace the resident's keyhole and no other.
DROP POLICY IF EXISTS only_the_residents ON intake.wrapped_key;
CREATE POLICY only_the_residents ON intake.wrapped_key AS RESTRICTIVE FOR UPDATE TO ck_staff
    USING (keyhole = 'resident') WITH CHECK (keyhole = 'resident');

DROP POLICY IF EXISTS opened ON intake.upload;
CREATE POLICY opened ON intake.upload TO ck_portal USING (application_id = intake.opened());
DROP POLICY IF EXISTS work ON intake.upload;
CREATE POLICY work ON intake.upload TO ck_staff USING (true);

DROP POLICY IF EXISTS opened ON intake.box;
CREATE POLICY opened ON intake.box TO ck_portal USING (application_id = intake.opened());
DROP POLICY IF EXISTS work ON intake.box;
CREATE POLICY work ON intake.box TO ck_staff, ck_worker USING (true);

-- Online, a message is written as the resident of the opened application.
DROP POLICY IF EXISTS opened ON intake.message;
CREATE POLICY opened ON intake.message TO ck_portal
    USING (application_id = intake.opened()) WITH CHECK (application_id = intake.opened() AND sender = 'resident');
DROP POLICY IF EXISTS work ON intake.message;
CREATE POLICY work ON intake.message TO ck_staff USING (true);

DROP POLICY IF EXISTS opened ON review.queue_item;
CREATE POLICY opened ON review.queue_item TO ck_portal USING (application_id = intake.opened());
DROP POLICY IF EXISTS work ON review.queue_item;
CREATE POLICY work ON review.queue_item TO ck_staff, ck_worker USING (true);
