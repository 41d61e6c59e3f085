-- One expert, one place at a time: two cases cannot take one person for overlapping hours (E5).
ALTER TABLE expert_hold ADD CONSTRAINT expert_hold_no_overlap
  EXCLUDE USING gist (expert_id WITH =, during WITH &&) WHERE (released_at IS NULL);
--> statement-breakpoint
-- Rows that are evidence: written once, never changed, never removed, by nobody short of a superuser.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER conduct_record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON conduct_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER draw_chain_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draw_chain FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER policy_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A round's request is frozen and its certificate is written once (trust.md 1.2, 1.5).
CREATE FUNCTION draw_round_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'draw_round is append-only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (NEW.case_id, NEW.round, NEW.request_hash, NEW.requested_at, NEW.eligible, NEW.public_code)
     IS DISTINCT FROM (OLD.case_id, OLD.round, OLD.request_hash, OLD.requested_at, OLD.eligible, OLD.public_code)
     OR NEW.request IS DISTINCT FROM OLD.request
     OR (OLD.certificate IS NOT NULL AND NEW.certificate IS DISTINCT FROM OLD.certificate)
     OR (OLD.certificate_hash IS NOT NULL AND NEW.certificate_hash IS DISTINCT FROM OLD.certificate_hash) THEN
    RAISE EXCEPTION 'draw_round is frozen' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER draw_round_frozen BEFORE UPDATE OR DELETE ON draw_round FOR EACH ROW EXECUTE FUNCTION draw_round_frozen();
--> statement-breakpoint
-- Final invitation states stay final, and the six hours are set once and never moved (D5, I4).
CREATE FUNCTION invitation_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('DECLINED','TIMED_OUT','UNDELIVERABLE','REVOKED','WITHDRAWN','REMOVED_CONFLICT','RELEASED','ATTENDED','NO_SHOW')
     AND NEW.state IS DISTINCT FROM OLD.state THEN
    RAISE EXCEPTION 'invitation is final' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.deadline IS NOT NULL AND (NEW.deadline IS DISTINCT FROM OLD.deadline OR NEW.delivered_at IS DISTINCT FROM OLD.delivered_at) THEN
    RAISE EXCEPTION 'invitation deadline is set once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER invitation_final BEFORE UPDATE ON invitation FOR EACH ROW EXECUTE FUNCTION invitation_final();
--> statement-breakpoint
-- Submitted files are immutable: once available, only the row's reading side is left (E19).
CREATE FUNCTION stored_file_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('AVAILABLE', 'REJECTED') THEN
    RAISE EXCEPTION 'stored_file is immutable' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER stored_file_frozen BEFORE UPDATE ON stored_file FOR EACH ROW EXECUTE FUNCTION stored_file_frozen();
--> statement-breakpoint
-- The trace of a case: entries about its invitations and files name it in their detail.
CREATE INDEX audit_entry_case ON audit_entry ((detail->>'case'), at) WHERE detail ? 'case';
