-- A new person has no open time to end. Looking for one while many are written walked through the growing table:
-- the plan was made when it was empty.
CREATE OR REPLACE FUNCTION keep_phone_verification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.phone_verified_at IS NOT DISTINCT FROM OLD.phone_verified_at THEN
      RETURN NULL;
    END IF;
    UPDATE phone_verification SET ended_at = app_now() WHERE person_id = NEW.id AND ended_at IS NULL;
  END IF;
  IF NEW.phone_verified_at IS NOT NULL THEN
    INSERT INTO phone_verification (id, person_id, verified_at) VALUES (gen_random_uuid(), NEW.id, NEW.phone_verified_at);
  END IF;
  RETURN NULL;
END
$$;
