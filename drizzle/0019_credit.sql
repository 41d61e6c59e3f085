CREATE TABLE "credit_appeal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"text" text NOT NULL,
	"filed_by" text NOT NULL,
	"filed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "credit_appeal_state" CHECK ("credit_appeal"."state" in ('OPEN', 'GRANTED', 'DISMISSED')),
	CONSTRAINT "credit_appeal_decided" CHECK ((state = 'OPEN') = (decided_at is null) and (state = 'OPEN') = (decided_by is null) and (state = 'OPEN') = (reason is null))
);
--> statement-breakpoint
CREATE TABLE "credit_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"expert_id" uuid,
	"organization_id" uuid,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"rule" text NOT NULL,
	"points" integer NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"entered_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "credit_entry_kind" CHECK ("credit_entry"."kind" in ('CONFIRMED', 'REVERSED', 'REGRADED')),
	CONSTRAINT "credit_entry_subject" CHECK (num_nonnulls(expert_id, organization_id) = 1),
	CONSTRAINT "credit_entry_reason" CHECK ((kind = 'CONFIRMED') or reason <> '')
);
--> statement-breakpoint
CREATE TABLE "credit_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid,
	"organization_id" uuid,
	"kind" text NOT NULL,
	"rule" text NOT NULL,
	"points" integer NOT NULL,
	"policy_code" text NOT NULL,
	"source" text NOT NULL,
	"evidence_type" text,
	"evidence_id" uuid,
	"case_id" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	"year" integer NOT NULL,
	"statement" text DEFAULT '' NOT NULL,
	"document" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'PROPOSED' NOT NULL,
	"proposed_by" uuid,
	"proposed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"notified_at" timestamp with time zone,
	"objection_due_date" date,
	"objection_due_at" timestamp with time zone,
	"calendar_version" text,
	"objected_at" timestamp with time zone,
	"objection" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision" text,
	"confirmed_at" timestamp with time zone,
	"valid_to" date,
	"expired_at" timestamp with time zone,
	"reversed_at" timestamp with time zone,
	CONSTRAINT "credit_event_kind" CHECK ("credit_event"."kind" in ('CONFIRM_TIMEOUT', 'DECLINED_WITHOUT_REASON', 'WITHDREW_LATE', 'UNDISCLOSED_CONFLICT', 'LATE', 'NO_SHOW', 'OPINION_LATE', 'OPINION_MISSING', 'OPINION_ON_TIME', 'LEADER', 'OPINION_PERFUNCTORY', 'REPORT_ERROR', 'EMERGENCY_SUPPORT', 'REPORT_LATE', 'BYPASSED_PLATFORM', 'STARTED_EARLY', 'PLAN_DEVIATED')),
	CONSTRAINT "credit_event_state" CHECK ("credit_event"."state" in ('PROPOSED', 'NOTIFIED', 'OBJECTED', 'UPHELD', 'CONFIRMED', 'CANCELLED', 'EXPIRED')),
	CONSTRAINT "credit_event_subject" CHECK (num_nonnulls(expert_id, organization_id) = 1),
	CONSTRAINT "credit_event_source" CHECK (case source when 'RECORDED' then num_nonnulls(evidence_type, evidence_id) = 2 and proposed_by is null
        when 'MANUAL' then num_nulls(evidence_type, evidence_id) = 2 and proposed_by is not null and document <> '' and statement <> ''
        else false end),
	CONSTRAINT "credit_event_notified" CHECK (state in ('PROPOSED', 'CANCELLED') or num_nulls(notified_at, objection_due_date, objection_due_at, calendar_version) = 0),
	CONSTRAINT "credit_event_objected" CHECK ((objected_at is null) = (objection is null) and (state not in ('OBJECTED', 'UPHELD') or objected_at is not null)
        and (objected_at is null or objected_at < objection_due_at)),
	CONSTRAINT "credit_event_two_persons" CHECK (decided_by <> proposed_by),
	CONSTRAINT "credit_event_window" CHECK ((state in ('CONFIRMED', 'EXPIRED')) = (confirmed_at is not null) and confirmed_at >= objection_due_at and (confirmed_at is null) = (valid_to is null)),
	CONSTRAINT "credit_event_expired" CHECK ((state = 'EXPIRED') = (expired_at is not null)),
	CONSTRAINT "credit_event_reversed" CHECK (reversed_at is null or confirmed_at is not null)
);
--> statement-breakpoint
CREATE TABLE "meeting_rating" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"rater_side" text NOT NULL,
	"rater_id" uuid NOT NULL,
	"subject_side" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"marks" jsonb NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"rated_by" text NOT NULL,
	"rated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "meeting_rating_rater" CHECK ("meeting_rating"."rater_side" in ('EXPERT', 'LEADER', 'CONTRACTOR', 'SUPERVISION')),
	CONSTRAINT "meeting_rating_subject" CHECK ("meeting_rating"."subject_side" in ('EXPERT', 'LEADER', 'CONTRACTOR', 'SUPERVISION')),
	CONSTRAINT "meeting_rating_other" CHECK (rater_id <> subject_id)
);
--> statement-breakpoint
CREATE TABLE "credit_ground" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evaluation_effect" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"expert_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'PLANNED' NOT NULL,
	"planned_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"decision_id" uuid,
	"note" text,
	"closed_by" uuid,
	"closed_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "evaluation_effect_kind" CHECK ("evaluation_effect"."kind" in ('TALK', 'SUSPEND', 'REMOVE')),
	CONSTRAINT "evaluation_effect_state" CHECK ("evaluation_effect"."state" in ('PLANNED', 'DONE', 'DROPPED', 'REVOKED')),
	CONSTRAINT "evaluation_effect_closed" CHECK ((state = 'PLANNED') = (closed_at is null)),
	CONSTRAINT "evaluation_effect_revoked" CHECK ((state = 'REVOKED') = (revoked_at is not null)),
	CONSTRAINT "evaluation_effect_done" CHECK (state not in ('DONE', 'REVOKED') or (kind = 'TALK' and note is not null) or decision_id is not null)
);
--> statement-breakpoint
CREATE TABLE "evaluation_objection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"expert_id" uuid NOT NULL,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"text" text NOT NULL,
	"filed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "evaluation_objection_state" CHECK ("evaluation_objection"."state" in ('OPEN', 'ACCEPTED', 'DISMISSED')),
	CONSTRAINT "evaluation_objection_decided" CHECK ((state = 'OPEN') = (decided_at is null) and (state = 'OPEN') = (reason is null))
);
--> statement-breakpoint
CREATE TABLE "evaluation_result" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"expert_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"score" integer NOT NULL,
	"level" text NOT NULL,
	"reviews" integer NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"computed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "evaluation_result_level" CHECK ("evaluation_result"."level" in ('EXCELLENT', 'GOOD', 'BASIC', 'FAILED')),
	CONSTRAINT "evaluation_result_reason" CHECK ((version = 1) = (reason = ''))
);
--> statement-breakpoint
CREATE TABLE "evaluation_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"policy_code" text NOT NULL,
	"state" text DEFAULT 'COMPUTED' NOT NULL,
	"computed_by" uuid NOT NULL,
	"computed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"notified_at" timestamp with time zone,
	"objection_due_date" date,
	"objection_due_at" timestamp with time zone,
	"calendar_version" text,
	"final_by" uuid,
	"final_at" timestamp with time zone,
	"applied_at" timestamp with time zone,
	"published_by" uuid,
	"published_at" timestamp with time zone,
	"discarded_at" timestamp with time zone,
	CONSTRAINT "evaluation_run_state" CHECK ("evaluation_run"."state" in ('COMPUTED', 'NOTIFIED', 'OBJECTION', 'FINAL', 'APPLIED', 'PUBLISHED', 'DISCARDED')),
	CONSTRAINT "evaluation_run_notified" CHECK ((state in ('COMPUTED', 'DISCARDED')) = (notified_at is null) and (notified_at is null) = (objection_due_at is null)),
	CONSTRAINT "evaluation_run_final" CHECK ((state in ('FINAL', 'APPLIED', 'PUBLISHED')) = (final_at is not null) and (final_at is null) = (final_by is null)
        and (final_at is null or final_at >= objection_due_at)),
	CONSTRAINT "evaluation_run_applied" CHECK ((state in ('APPLIED', 'PUBLISHED')) = (applied_at is not null)),
	CONSTRAINT "evaluation_run_published" CHECK ((state = 'PUBLISHED') = (published_at is not null) and (published_at is null) = (published_by is null)),
	CONSTRAINT "evaluation_run_discarded" CHECK ((state = 'DISCARDED') = (discarded_at is not null)),
	CONSTRAINT "evaluation_run_two_final" CHECK (final_by <> computed_by),
	CONSTRAINT "evaluation_run_two_publish" CHECK (published_by <> final_by)
);
--> statement-breakpoint
ALTER TABLE "evidence_file" DROP CONSTRAINT "evidence_file_kind";--> statement-breakpoint
ALTER TABLE "evidence_file" DROP CONSTRAINT "evidence_file_owner";--> statement-breakpoint
ALTER TABLE "evidence_file" ADD COLUMN "credit_event_id" uuid;--> statement-breakpoint
ALTER TABLE "credit_appeal" ADD CONSTRAINT "credit_appeal_event_id_credit_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."credit_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_appeal" ADD CONSTRAINT "credit_appeal_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entry" ADD CONSTRAINT "credit_entry_event_id_credit_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."credit_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entry" ADD CONSTRAINT "credit_entry_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entry" ADD CONSTRAINT "credit_entry_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_event" ADD CONSTRAINT "credit_event_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_event" ADD CONSTRAINT "credit_event_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_event" ADD CONSTRAINT "credit_event_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_event" ADD CONSTRAINT "credit_event_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_event" ADD CONSTRAINT "credit_event_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_rating" ADD CONSTRAINT "meeting_rating_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_ground" ADD CONSTRAINT "credit_ground_decision_id_expert_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."expert_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_ground" ADD CONSTRAINT "credit_ground_event_id_credit_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."credit_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_effect" ADD CONSTRAINT "evaluation_effect_run_id_evaluation_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."evaluation_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_effect" ADD CONSTRAINT "evaluation_effect_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_effect" ADD CONSTRAINT "evaluation_effect_decision_id_expert_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."expert_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_effect" ADD CONSTRAINT "evaluation_effect_closed_by_person_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_objection" ADD CONSTRAINT "evaluation_objection_run_id_evaluation_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."evaluation_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_objection" ADD CONSTRAINT "evaluation_objection_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_objection" ADD CONSTRAINT "evaluation_objection_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_result" ADD CONSTRAINT "evaluation_result_run_id_evaluation_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."evaluation_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_result" ADD CONSTRAINT "evaluation_result_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_run" ADD CONSTRAINT "evaluation_run_computed_by_person_id_fk" FOREIGN KEY ("computed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_run" ADD CONSTRAINT "evaluation_run_final_by_person_id_fk" FOREIGN KEY ("final_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_run" ADD CONSTRAINT "evaluation_run_published_by_person_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credit_appeal_event" ON "credit_appeal" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "credit_appeal_state" ON "credit_appeal" USING btree ("state","filed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_entry_once" ON "credit_entry" USING btree ("event_id","kind");--> statement-breakpoint
CREATE INDEX "credit_entry_expert" ON "credit_entry" USING btree ("expert_id","year");--> statement-breakpoint
CREATE INDEX "credit_entry_organization" ON "credit_entry" USING btree ("organization_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_event_evidence" ON "credit_event" USING btree ("evidence_type","evidence_id");--> statement-breakpoint
CREATE INDEX "credit_event_expert" ON "credit_event" USING btree ("expert_id","year");--> statement-breakpoint
CREATE INDEX "credit_event_organization" ON "credit_event" USING btree ("organization_id","year");--> statement-breakpoint
CREATE INDEX "credit_event_state" ON "credit_event" USING btree ("state","objection_due_at");--> statement-breakpoint
CREATE INDEX "credit_event_year" ON "credit_event" USING btree ("year") WHERE state in ('PROPOSED', 'NOTIFIED', 'OBJECTED', 'UPHELD');--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_rating_once" ON "meeting_rating" USING btree ("case_id","rater_id","subject_side","subject_id");--> statement-breakpoint
CREATE INDEX "meeting_rating_subject_id" ON "meeting_rating" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_effect_one" ON "evaluation_effect" USING btree ("run_id","expert_id") WHERE state in ('PLANNED', 'DONE');--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_effect_decision" ON "evaluation_effect" USING btree ("decision_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_objection_once" ON "evaluation_objection" USING btree ("run_id","expert_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_result_version" ON "evaluation_result" USING btree ("run_id","expert_id","version");--> statement-breakpoint
CREATE INDEX "evaluation_result_expert" ON "evaluation_result" USING btree ("expert_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_run_year" ON "evaluation_run" USING btree ("year") WHERE state <> 'DISCARDED';--> statement-breakpoint
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_credit_event_id_credit_event_id_fk" FOREIGN KEY ("credit_event_id") REFERENCES "public"."credit_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_file_credit_event" ON "evidence_file" USING btree ("credit_event_id");--> statement-breakpoint
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_kind" CHECK ("evidence_file"."kind" in ('TITLE_CERTIFICATE', 'SPECIALTY_EVIDENCE', 'DECISION_DOCUMENT', 'CREDIT_DOCUMENT'));--> statement-breakpoint
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_owner" CHECK (num_nonnulls(application_id, decision_id, credit_event_id) = 1);--> statement-breakpoint
-- The ledger: lines are added, never changed, and only about what counts. So are marks, results and their grounds.
CREATE TRIGGER credit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER meeting_rating_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON meeting_rating FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER evaluation_result_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evaluation_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER credit_ground_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_ground FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION credit_entry_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM credit_event e WHERE e.id = NEW.event_id AND e.state IN ('CONFIRMED', 'EXPIRED')
      AND e.year = NEW.year AND e.expert_id IS NOT DISTINCT FROM NEW.expert_id
      AND e.organization_id IS NOT DISTINCT FROM NEW.organization_id
      AND (NEW.kind <> 'CONFIRMED' OR (e.rule = NEW.rule AND e.points = NEW.points)))
    OR (NEW.kind <> 'CONFIRMED' AND NOT EXISTS (SELECT FROM credit_entry c WHERE c.event_id = NEW.event_id AND c.kind = 'CONFIRMED')) THEN
    RAISE EXCEPTION 'credit_entry fits no event that counts' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER credit_entry_fits BEFORE INSERT ON credit_entry FOR EACH ROW EXECUTE FUNCTION credit_entry_fits();
--> statement-breakpoint
-- A credit event says the same from its proposal on, and goes only where D13 leads.
CREATE FUNCTION credit_event_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['state', 'notified_at', 'objection_due_date', 'objection_due_at', 'calendar_version', 'objected_at',
    'objection', 'decided_by', 'decided_at', 'decision', 'confirmed_at', 'valid_to', 'expired_at', 'reversed_at'];
  once text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'credit_event is history' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving THEN
    RAISE EXCEPTION 'credit_event is history' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.state <> OLD.state AND NOT (OLD.state || ' ' || NEW.state) = ANY (ARRAY['PROPOSED NOTIFIED', 'PROPOSED CANCELLED',
      'NOTIFIED OBJECTED', 'NOTIFIED CONFIRMED', 'NOTIFIED CANCELLED', 'OBJECTED UPHELD', 'OBJECTED CANCELLED',
      'UPHELD CONFIRMED', 'CONFIRMED EXPIRED']) THEN
    RAISE EXCEPTION 'credit_event does not go there' USING ERRCODE = 'check_violation';
  END IF;
  FOREACH once IN ARRAY moving LOOP
    IF once <> 'state' AND to_jsonb(OLD) -> once <> 'null'::jsonb AND to_jsonb(NEW) -> once IS DISTINCT FROM to_jsonb(OLD) -> once THEN
      RAISE EXCEPTION 'credit_event.% is set once', once USING ERRCODE = 'check_violation';
    END IF;
  END LOOP;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER credit_event_frozen BEFORE UPDATE OR DELETE ON credit_event FOR EACH ROW EXECUTE FUNCTION credit_event_frozen();
--> statement-breakpoint
CREATE TRIGGER credit_appeal_final BEFORE UPDATE ON credit_appeal FOR EACH ROW EXECUTE FUNCTION decided_is_final();
--> statement-breakpoint
CREATE TRIGGER evaluation_objection_final BEFORE UPDATE ON evaluation_objection FOR EACH ROW EXECUTE FUNCTION decided_is_final();
--> statement-breakpoint
-- A run keeps its year, its policy and who computed it; each step of it is taken once.
CREATE TRIGGER evaluation_run_history BEFORE DELETE OR UPDATE OF year, policy_code, computed_by, computed_at ON evaluation_run FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION evaluation_run_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND NOT (OLD.state || ' ' || NEW.state) = ANY (ARRAY['COMPUTED NOTIFIED', 'COMPUTED DISCARDED',
      'NOTIFIED OBJECTION', 'NOTIFIED FINAL', 'OBJECTION FINAL', 'FINAL APPLIED', 'APPLIED PUBLISHED']) THEN
    RAISE EXCEPTION 'evaluation_run does not go there' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER evaluation_run_steps BEFORE UPDATE ON evaluation_run FOR EACH ROW EXECUTE FUNCTION evaluation_run_steps();
