CREATE TABLE "complaint" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"code_hash" text NOT NULL,
	"body" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_text" text NOT NULL,
	"subject_expert_id" uuid,
	"subject_organization_id" uuid,
	"subject_staff_id" uuid,
	"case_id" uuid,
	"author_sealed" text,
	"content_sealed" text NOT NULL,
	"policy_code" text NOT NULL,
	"state" text DEFAULT 'RECEIVED' NOT NULL,
	"received_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"triage_by" timestamp with time zone NOT NULL,
	"handler_id" uuid,
	"relieved" uuid[] DEFAULT '{}' NOT NULL,
	"triaged_by" uuid,
	"triaged_at" timestamp with time zone,
	"triage_reason" text,
	"transferred_to" text,
	"summary" text,
	"decide_by" timestamp with time zone,
	"extended_at" timestamp with time zone,
	"extension_reason" text,
	"told_at" timestamp with time zone,
	"statement_by" timestamp with time zone,
	"statement" text,
	"stated_at" timestamp with time zone,
	"outcome" text,
	"answer" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"notice" text,
	"notified_at" timestamp with time zone,
	"review_until" timestamp with time zone,
	"review_asked_by" text,
	"review_reason_sealed" text,
	"review_asked_at" timestamp with time zone,
	"review_by" timestamp with time zone,
	"review_outcome" text,
	"review_answer" text,
	"reviewed_by" uuid,
	"reviewed_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "complaint_state" CHECK ("complaint"."state" in ('RECEIVED', 'TRIAGE', 'NOT_ACCEPTED', 'TRANSFERRED', 'ACCEPTED', 'INVESTIGATING', 'DECIDED', 'NOTIFIED', 'REVIEW_REQUESTED', 'REVIEWED', 'CLOSED')),
	CONSTRAINT "complaint_body" CHECK ("complaint"."body" in ('station', 'bureau')),
	CONSTRAINT "complaint_subject" CHECK ("complaint"."subject_kind" in ('EXPERT', 'UNIT', 'STATION', 'DISTRICT', 'OTHER')),
	CONSTRAINT "complaint_outcome" CHECK ("complaint"."outcome" in ('UPHELD', 'PARTLY', 'DISMISSED')),
	CONSTRAINT "complaint_review_outcome" CHECK ("complaint"."review_outcome" in ('UPHELD', 'PARTLY', 'DISMISSED')),
	CONSTRAINT "complaint_review_asker" CHECK ("complaint"."review_asked_by" in ('AUTHOR', 'ACCUSED')),
	CONSTRAINT "complaint_not_own_judge" CHECK (subject_kind <> 'STATION' or body = 'bureau'),
	CONSTRAINT "complaint_in_hand" CHECK ((state not in ('RECEIVED', 'ACCEPTED') or handler_id is null) and (state not in ('TRIAGE', 'INVESTIGATING') or handler_id is not null)),
	CONSTRAINT "complaint_triaged" CHECK ((state in ('RECEIVED', 'TRIAGE')) = (triaged_at is null) and (triaged_at is null) = (triaged_by is null)),
	CONSTRAINT "complaint_accepted" CHECK (state in ('RECEIVED', 'TRIAGE') or (state in ('NOT_ACCEPTED', 'TRANSFERRED')) = (decide_by is null) and (decide_by is null) = (summary is null)),
	CONSTRAINT "complaint_decided" CHECK ((state in ('DECIDED', 'NOTIFIED', 'REVIEW_REQUESTED', 'REVIEWED', 'CLOSED')) = (decided_at is not null)
        and (decided_at is null) = (decided_by is null) and (decided_at is null) = (outcome is null) and (decided_at is null) = (answer is null)),
	CONSTRAINT "complaint_heard" CHECK (outcome is null or outcome = 'DISMISSED' or told_at is not null),
	CONSTRAINT "complaint_reviewed" CHECK ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (review_answer is null) and (reviewed_at is null or review_asked_at is not null)),
	CONSTRAINT "complaint_two" CHECK (reviewed_by is null or reviewed_by <> decided_by)
);
--> statement-breakpoint
CREATE TABLE "complaint_number" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "title_misuse" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"organizer" text NOT NULL,
	"facts" text NOT NULL,
	"complaint_id" uuid,
	"state" text DEFAULT 'RECORDED' NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"policy_code" text NOT NULL,
	"statement_by" timestamp with time zone NOT NULL,
	"statement" text,
	"stated_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision" text,
	CONSTRAINT "title_misuse_kind" CHECK ("title_misuse"."kind" in ('INSPECTION', 'CONSULTING', 'TRAINING', 'OTHER')),
	CONSTRAINT "title_misuse_state" CHECK ("title_misuse"."state" in ('RECORDED', 'CONFIRMED', 'CANCELLED')),
	CONSTRAINT "title_misuse_decided" CHECK ((state = 'RECORDED') = (decided_at is null) and (decided_at is null) = (decided_by is null) and (decided_at is null) = (decision is null)),
	CONSTRAINT "title_misuse_two" CHECK (decided_by is null or decided_by <> recorded_by)
);
--> statement-breakpoint
CREATE TABLE "title_use" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"organizer" text NOT NULL,
	"place" text NOT NULL,
	"content" text NOT NULL,
	"date_from" date NOT NULL,
	"date_to" date NOT NULL,
	"state" text DEFAULT 'SUBMITTED' NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"decide_by" timestamp with time zone NOT NULL,
	"policy_code" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"answer" text,
	CONSTRAINT "title_use_kind" CHECK ("title_use"."kind" in ('INSPECTION', 'CONSULTING', 'TRAINING', 'OTHER')),
	CONSTRAINT "title_use_state" CHECK ("title_use"."state" in ('SUBMITTED', 'CONSENTED', 'REFUSED', 'WITHDRAWN', 'LAPSED')),
	CONSTRAINT "title_use_order" CHECK ("title_use"."date_to" >= "title_use"."date_from"),
	CONSTRAINT "title_use_decided" CHECK ((state = 'SUBMITTED') = (decided_at is null)),
	CONSTRAINT "title_use_by" CHECK ((state in ('CONSENTED', 'REFUSED')) = (decided_by is not null)),
	CONSTRAINT "title_use_reasoned" CHECK (state <> 'REFUSED' or answer is not null)
);
--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_subject_expert_id_expert_id_fk" FOREIGN KEY ("subject_expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_subject_organization_id_organization_id_fk" FOREIGN KEY ("subject_organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_subject_staff_id_person_id_fk" FOREIGN KEY ("subject_staff_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_handler_id_person_id_fk" FOREIGN KEY ("handler_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_triaged_by_person_id_fk" FOREIGN KEY ("triaged_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_reviewed_by_person_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "title_misuse" ADD CONSTRAINT "title_misuse_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "title_misuse" ADD CONSTRAINT "title_misuse_complaint_id_complaint_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaint"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "title_misuse" ADD CONSTRAINT "title_misuse_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "title_misuse" ADD CONSTRAINT "title_misuse_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "title_use" ADD CONSTRAINT "title_use_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "title_use" ADD CONSTRAINT "title_use_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_number_once" ON "complaint" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_code" ON "complaint" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "complaint_state" ON "complaint" USING btree ("state","received_at");--> statement-breakpoint
CREATE INDEX "complaint_handler" ON "complaint" USING btree ("handler_id");--> statement-breakpoint
CREATE INDEX "complaint_expert" ON "complaint" USING btree ("subject_expert_id");--> statement-breakpoint
CREATE INDEX "complaint_organization" ON "complaint" USING btree ("subject_organization_id");--> statement-breakpoint
CREATE INDEX "complaint_review_until" ON "complaint" USING btree ("review_until") WHERE state = 'NOTIFIED';--> statement-breakpoint
CREATE UNIQUE INDEX "title_misuse_complaint" ON "title_misuse" USING btree ("complaint_id","expert_id");--> statement-breakpoint
CREATE INDEX "title_misuse_expert" ON "title_misuse" USING btree ("expert_id","happened_on");--> statement-breakpoint
CREATE INDEX "title_misuse_open" ON "title_misuse" USING btree ("recorded_at") WHERE state = 'RECORDED';--> statement-breakpoint
CREATE INDEX "title_use_expert" ON "title_use" USING btree ("expert_id","date_from");--> statement-breakpoint
CREATE INDEX "title_use_open" ON "title_use" USING btree ("decide_by") WHERE state = 'SUBMITTED';--> statement-breakpoint
-- A complaint is kept as it came in; what ended it stays, and nobody takes one away (D12).
CREATE FUNCTION complaint_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  given text[] := array['id', 'number', 'code_hash', 'subject_text', 'author_sealed', 'content_sealed', 'policy_code', 'received_at', 'triage_by'];
  once text[] := array['triaged_by', 'triaged_at', 'summary', 'extended_at', 'extension_reason', 'told_at', 'statement_by', 'statement', 'stated_at',
    'outcome', 'answer', 'decided_by', 'decided_at', 'notice', 'notified_at', 'review_until', 'review_asked_by', 'review_reason_sealed',
    'review_asked_at', 'review_by', 'review_outcome', 'review_answer', 'reviewed_by', 'reviewed_at', 'closed_at'];
  field text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'complaint is kept' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state IN ('NOT_ACCEPTED', 'TRANSFERRED', 'CLOSED') THEN
    RAISE EXCEPTION 'complaint is closed' USING ERRCODE = 'check_violation';
  END IF;
  FOREACH field IN ARRAY given LOOP
    IF to_jsonb(NEW) -> field IS DISTINCT FROM to_jsonb(OLD) -> field THEN
      RAISE EXCEPTION 'complaint is kept as it came in' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END LOOP;
  FOREACH field IN ARRAY once LOOP
    IF to_jsonb(OLD) -> field <> 'null'::jsonb AND to_jsonb(NEW) -> field IS DISTINCT FROM to_jsonb(OLD) -> field THEN
      RAISE EXCEPTION 'complaint: % is said once', field USING ERRCODE = 'check_violation';
    END IF;
  END LOOP;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER complaint_kept BEFORE UPDATE OR DELETE ON complaint FOR EACH ROW EXECUTE FUNCTION complaint_kept();
--> statement-breakpoint
-- Consent, refusal and the second person's word are final; neither request nor register entry is taken away (四(二)5).
CREATE FUNCTION title_row_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  open_fields text[] := array['state', 'decided_by', 'decided_at', 'answer', 'decision', 'statement', 'stated_at'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION '% is kept', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.decided_at IS NOT NULL THEN
    RAISE EXCEPTION '% is final', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  IF to_jsonb(NEW) - open_fields IS DISTINCT FROM to_jsonb(OLD) - open_fields THEN
    RAISE EXCEPTION '% is kept as it was written', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF to_jsonb(OLD) -> 'stated_at' <> 'null'::jsonb
     AND (to_jsonb(NEW) -> 'stated_at', to_jsonb(NEW) -> 'statement') IS DISTINCT FROM (to_jsonb(OLD) -> 'stated_at', to_jsonb(OLD) -> 'statement') THEN
    RAISE EXCEPTION '%: a statement is given once', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER title_use_kept BEFORE UPDATE OR DELETE ON title_use FOR EACH ROW EXECUTE FUNCTION title_row_kept();
--> statement-breakpoint
CREATE TRIGGER title_misuse_kept BEFORE UPDATE OR DELETE ON title_misuse FOR EACH ROW EXECUTE FUNCTION title_row_kept();

--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"workspace" text NOT NULL,
	"title" text NOT NULL,
	"address" text NOT NULL,
	"saved_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "saved_view_workspace" CHECK ("saved_view"."workspace" in ('contractor', 'supervision', 'regulator'))
);
--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_title" ON "saved_view" USING btree ("person_id","workspace","title");--> statement-breakpoint
CREATE INDEX "saved_view_person" ON "saved_view" USING btree ("person_id","saved_at");--> statement-breakpoint
-- 拼音首字母, from the database's own pinyin order (CLDR): U+FDD0 and a letter stands before the first character of
-- that letter. Letters and digits stay, anything else is left out. Characters that the order does not know by sound
-- (Extension B and beyond) come after Z and count as Z.
CREATE FUNCTION pinyin_initials(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(CASE
    WHEN c ~ '^[A-Za-z0-9]$' THEN upper(c)
    WHEN c COLLATE "zh-x-icu" > U&'\FDD0A' COLLATE "zh-x-icu" THEN substr('ABCDEFGHJKLMNOPQRSTWXYZ', width_bucket(c COLLATE "zh-x-icu", array[
      U&'\FDD0A', U&'\FDD0B', U&'\FDD0C', U&'\FDD0D', U&'\FDD0E', U&'\FDD0F', U&'\FDD0G', U&'\FDD0H', U&'\FDD0J', U&'\FDD0K', U&'\FDD0L', U&'\FDD0M',
      U&'\FDD0N', U&'\FDD0O', U&'\FDD0P', U&'\FDD0Q', U&'\FDD0R', U&'\FDD0S', U&'\FDD0T', U&'\FDD0W', U&'\FDD0X', U&'\FDD0Y', U&'\FDD0Z'
    ] COLLATE "zh-x-icu"), 1)
    ELSE '' END, '' ORDER BY n), '')
  FROM unnest(string_to_array(name, NULL)) WITH ORDINALITY AS t (c, n)
$$;
--> statement-breakpoint
CREATE INDEX person_initials ON person (pinyin_initials(name) text_pattern_ops);
--> statement-breakpoint
CREATE INDEX organization_initials ON organization (pinyin_initials(name) text_pattern_ops);
--> statement-breakpoint
CREATE INDEX project_initials ON project (pinyin_initials(name) text_pattern_ops);
