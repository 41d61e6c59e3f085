-- Said once, kept for ever: what an expert handed in, confirmed, commented or attended, and what counts against a unit.
CREATE TRIGGER opinion_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON opinion_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER report_confirmation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_confirmation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER revision_comment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON revision_comment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER attendance_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON attendance FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER unit_conduct_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON unit_conduct FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Decided once: by the leader on a revision, by the supervision unit on an approval, by the station on a mediation.
CREATE TRIGGER revision_round_final BEFORE UPDATE ON revision_round FOR EACH ROW EXECUTE FUNCTION decided_is_final();
--> statement-breakpoint
CREATE TRIGGER approval_final BEFORE UPDATE ON approval FOR EACH ROW EXECUTE FUNCTION decided_is_final();
--> statement-breakpoint
CREATE TRIGGER mediation_final BEFORE UPDATE ON mediation FOR EACH ROW EXECUTE FUNCTION decided_is_final();
--> statement-breakpoint
-- 如实记录备案 (四(二)3): after the meeting an opinion's state is what it was.
CREATE FUNCTION opinion_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.frozen_at IS NOT NULL THEN
    RAISE EXCEPTION 'opinion is frozen' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER opinion_frozen BEFORE UPDATE ON opinion FOR EACH ROW EXECUTE FUNCTION opinion_frozen();
--> statement-breakpoint
-- What experts confirm is what is locked: from the presentation on, content and conclusion of a report stay.
CREATE FUNCTION report_content_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'DRAFT' AND (NEW.content_hash IS DISTINCT FROM OLD.content_hash OR NEW.conclusion IS DISTINCT FROM OLD.conclusion
     OR NEW.headings IS DISTINCT FROM OLD.headings OR NEW.defects IS DISTINCT FROM OLD.defects) THEN
    RAISE EXCEPTION 'report content is fixed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER report_content_fixed BEFORE UPDATE ON report FOR EACH ROW EXECUTE FUNCTION report_content_fixed();
--> statement-breakpoint
CREATE FUNCTION report_item_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM report WHERE id = COALESCE(NEW.report_id, OLD.report_id) AND state <> 'DRAFT') THEN
    RAISE EXCEPTION 'report content is fixed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END
$$;
--> statement-breakpoint
CREATE TRIGGER report_item_fixed BEFORE INSERT OR UPDATE OR DELETE ON report_item FOR EACH ROW EXECUTE FUNCTION report_item_fixed();
