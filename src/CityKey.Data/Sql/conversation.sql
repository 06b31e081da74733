-- Messages, and how the review queue follows what a resident does online. At a counter, staff's own save updates the
-- queue.

CREATE OR REPLACE FUNCTION intake.messages_of(lookup bytea)
RETURNS TABLE (id uuid, application_id uuid, at timestamptz, sender varchar, sealed bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, intake, platform AS $$
BEGIN
    PERFORM platform.require_portal('read');
    RETURN QUERY SELECT m.id, m.application_id, m.at, m.sender, m.sealed FROM intake.message m
    JOIN intake.case_file f ON f.application_id = m.application_id
    WHERE f.lookup_id = lookup AND f.application_id = intake.opened() ORDER BY m.at, m.id;
END $$;

CREATE OR REPLACE FUNCTION intake.mark_waiting_message() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    UPDATE review.queue_item SET waiting_message = true WHERE application_id = NEW.application_id;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER mark_waiting_message AFTER INSERT ON intake.message
    FOR EACH ROW WHEN (session_user NOT IN ('ck_staff', 'ck_worker')) EXECUTE FUNCTION intake.mark_waiting_message();

CREATE OR REPLACE FUNCTION intake.follow_resident() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.status = 'UnderAppeal' THEN
        UPDATE review.queue_item
        SET status = NEW.status, decided_by = NEW.reviewer_id, claimed_by = NULL, claimed_at = NULL
        WHERE application_id = NEW.id;
    ELSE
        UPDATE review.queue_item SET status = NEW.status WHERE application_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER follow_resident AFTER UPDATE OF status ON intake.application
    FOR EACH ROW
    WHEN (session_user NOT IN ('ck_staff', 'ck_worker') AND NEW.status IN ('InReview', 'UnderAppeal'))
    EXECUTE FUNCTION intake.follow_resident();

CREATE OR REPLACE FUNCTION intake.follow_withdrawal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    UPDATE review.queue_item SET status = 'Withdrawn' WHERE application_id = NEW.id;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER follow_withdrawal AFTER UPDATE OF status ON intake.application
    FOR EACH ROW WHEN (NEW.status = 'Withdrawn') EXECUTE FUNCTION intake.follow_withdrawal();
