-- Whoever is in the pool today was appointed before onboarding existed: their terms count as begun in full,
-- and their employer as confirmed when the term was recorded.
UPDATE expert_term SET onboarded_at = recorded_at WHERE onboarded_at IS NULL;
--> statement-breakpoint
INSERT INTO employer_confirmation (id, expert_id, confirmed_at)
  SELECT gen_random_uuid(), expert_id, max(recorded_at) FROM expert_term GROUP BY expert_id;
--> statement-breakpoint
-- When a phone counted as verified is history, whoever changes the column (D2 d).
INSERT INTO phone_verification (id, person_id, verified_at)
  SELECT gen_random_uuid(), id, phone_verified_at FROM person WHERE phone_verified_at IS NOT NULL;
--> statement-breakpoint
CREATE FUNCTION keep_phone_verification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.phone_verified_at IS NOT DISTINCT FROM OLD.phone_verified_at THEN
    RETURN NULL;
  END IF;
  UPDATE phone_verification SET ended_at = app_now() WHERE person_id = NEW.id AND ended_at IS NULL;
  IF NEW.phone_verified_at IS NOT NULL THEN
    INSERT INTO phone_verification (id, person_id, verified_at) VALUES (gen_random_uuid(), NEW.id, NEW.phone_verified_at);
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER person_phone_verification AFTER INSERT OR UPDATE OF phone_verified_at ON person FOR EACH ROW EXECUTE FUNCTION keep_phone_verification();
--> statement-breakpoint
-- Evidence: written once, never changed, never removed.
CREATE TRIGGER application_submission_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON application_submission FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER application_opinion_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON application_opinion FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER employer_confirmation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON employer_confirmation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER expert_undertaking_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON expert_undertaking FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER attestation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON attestation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A decision of two is final once taken (quality.md 3.1, ASVS 2.3.5).
CREATE FUNCTION decided_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.decided_at IS NOT NULL THEN
    RAISE EXCEPTION '% is final', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER expert_decision_final BEFORE UPDATE ON expert_decision FOR EACH ROW EXECUTE FUNCTION decided_is_final();
--> statement-breakpoint
CREATE TRIGGER member_question_final BEFORE UPDATE ON member_question FOR EACH ROW EXECUTE FUNCTION decided_is_final();
--> statement-breakpoint
-- Dated facts about a member are ended or superseded, never rewritten: one more column may be set, once.
CREATE FUNCTION fact_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  endings text[] := TG_ARGV;
  ending text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION '% is history', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF to_jsonb(NEW) - endings IS DISTINCT FROM to_jsonb(OLD) - endings THEN
    RAISE EXCEPTION '% is history', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  FOREACH ending IN ARRAY endings LOOP
    IF to_jsonb(OLD) -> ending <> 'null'::jsonb AND to_jsonb(NEW) -> ending IS DISTINCT FROM to_jsonb(OLD) -> ending THEN
      RAISE EXCEPTION '% has ended already', TG_TABLE_NAME USING ERRCODE = 'check_violation';
    END IF;
  END LOOP;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER expert_term_history BEFORE UPDATE OR DELETE ON expert_term FOR EACH ROW EXECUTE FUNCTION fact_frozen('superseded_at', 'onboarded_at', 'letter_code');
--> statement-breakpoint
CREATE TRIGGER expert_specialty_history BEFORE UPDATE OR DELETE ON expert_specialty FOR EACH ROW EXECUTE FUNCTION fact_frozen('superseded_at');
--> statement-breakpoint
CREATE TRIGGER expert_employment_history BEFORE UPDATE OR DELETE ON expert_employment FOR EACH ROW EXECUTE FUNCTION fact_frozen('superseded_at');
--> statement-breakpoint
CREATE TRIGGER expert_interest_history BEFORE UPDATE OR DELETE ON expert_interest FOR EACH ROW EXECUTE FUNCTION fact_frozen('superseded_at');
--> statement-breakpoint
CREATE TRIGGER expert_leave_history BEFORE UPDATE OR DELETE ON expert_leave FOR EACH ROW EXECUTE FUNCTION fact_frozen('cancelled_at');
--> statement-breakpoint
CREATE TRIGGER expert_suspension_history BEFORE UPDATE OR DELETE ON expert_suspension FOR EACH ROW EXECUTE FUNCTION fact_frozen('lifted_at');
--> statement-breakpoint
CREATE TRIGGER expert_departure_history BEFORE UPDATE OR DELETE ON expert_departure FOR EACH ROW EXECUTE FUNCTION fact_frozen('ended_at');
--> statement-breakpoint
CREATE TRIGGER expert_preference_history BEFORE UPDATE OR DELETE ON expert_preference FOR EACH ROW EXECUTE FUNCTION fact_frozen('superseded_at');
--> statement-breakpoint
-- Finding a member by a part of the name.
CREATE INDEX person_name_trgm ON person USING gin (name gin_trgm_ops);
