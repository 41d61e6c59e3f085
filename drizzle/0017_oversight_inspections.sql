CREATE TABLE "inspection_chain" (
	"list_id" uuid PRIMARY KEY NOT NULL,
	"anchor" text NOT NULL,
	"start_sealed" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inspection_round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"subject" text NOT NULL,
	"state" text NOT NULL,
	"request" jsonb NOT NULL,
	"candidates" text NOT NULL,
	"request_hash" text NOT NULL,
	"eligible" integer NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"certificate" jsonb,
	"certificate_hash" text,
	"drawn_at" timestamp with time zone,
	CONSTRAINT "inspection_round_state" CHECK ("inspection_round"."state" in ('REQUESTED', 'DRAWN', 'INFEASIBLE')),
	CONSTRAINT "inspection_round_subject" CHECK ("inspection_round"."subject" in ('PROJECTS', 'INSPECTORS')),
	CONSTRAINT "inspection_round_number" CHECK ("inspection_round"."round" between 1 and 63),
	CONSTRAINT "inspection_round_order" CHECK ((round = 1) = (subject = 'PROJECTS')),
	CONSTRAINT "inspection_round_done" CHECK ((state <> 'REQUESTED') = (certificate is not null and certificate_hash is not null and drawn_at is not null))
);
--> statement-breakpoint
CREATE TABLE "inspection_team" (
	"list_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	CONSTRAINT "inspection_team_list_id_person_id_pk" PRIMARY KEY("list_id","person_id"),
	CONSTRAINT "inspection_team_withdrawn" CHECK ((withdrawn_at is null) = (withdrawn_reason is null))
);
--> statement-breakpoint
CREATE TABLE "inspection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"number" text NOT NULL,
	"project_id" uuid NOT NULL,
	"case_id" uuid,
	"item_id" uuid,
	"organization_id" uuid NOT NULL,
	"jurisdiction_code" text NOT NULL,
	"reason" text NOT NULL,
	"fact" text NOT NULL,
	"basis" text[] NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"exported_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"started_by" uuid,
	"inspectors" text,
	"attendees" text,
	"note" text,
	"recorded_at" timestamp with time zone,
	"recorded_by" uuid,
	"round" integer DEFAULT 0 NOT NULL,
	"demand" text,
	"due_date" date,
	"due_at" timestamp with time zone,
	"overdue_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"resubmitted_at" timestamp with time zone,
	"verified_at" timestamp with time zone,
	"verified_by" uuid,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"closing_note" text,
	CONSTRAINT "inspection_state" CHECK ("inspection"."state" in ('PLANNED', 'LIST_EXPORTED', 'ON_SITE', 'FINDINGS', 'RECTIFY', 'RESUBMITTED', 'ESCALATED', 'VERIFIED', 'CLOSED')),
	CONSTRAINT "inspection_reason" CHECK ("inspection"."reason" in ('NO_CASE', 'STARTED_EARLY', 'REPORT_OVERDUE', 'OPINION_MISSING', 'VERSION_DIFFERS', 'WATCH_DUE', 'ROUTINE', 'RANDOM')),
	CONSTRAINT "inspection_basis" CHECK (cardinality(basis) > 0),
	CONSTRAINT "inspection_started" CHECK ((state in ('PLANNED', 'LIST_EXPORTED')) = (started_at is null) and (started_at is null) = (started_by is null)),
	CONSTRAINT "inspection_recorded" CHECK ((recorded_at is not null) = (state not in ('PLANNED', 'LIST_EXPORTED', 'ON_SITE')) and (recorded_at is null) = (inspectors is null)),
	CONSTRAINT "inspection_due" CHECK ((round > 0) = (due_at is not null) and (due_at is null) = (due_date is null) and (state not in ('RECTIFY', 'RESUBMITTED', 'ESCALATED', 'VERIFIED') or round > 0)),
	CONSTRAINT "inspection_closed" CHECK ((state = 'CLOSED') = (closed_at is not null))
);
--> statement-breakpoint
CREATE TABLE "inspection_answer" (
	"inspection_id" uuid NOT NULL,
	"code" text NOT NULL,
	"answer" text NOT NULL,
	CONSTRAINT "inspection_answer_inspection_id_code_pk" PRIMARY KEY("inspection_id","code"),
	CONSTRAINT "inspection_answer_answer" CHECK ("inspection_answer"."answer" in ('OK', 'PROBLEM', 'NOT_APPLICABLE'))
);
--> statement-breakpoint
CREATE TABLE "inspection_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"finding_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"done" boolean NOT NULL,
	"remark" text NOT NULL,
	"checked_by" uuid NOT NULL,
	"checked_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "inspection_check_remark" CHECK (done or remark <> '')
);
--> statement-breakpoint
CREATE TABLE "inspection_draft" (
	"inspection_id" uuid PRIMARY KEY NOT NULL,
	"fields" jsonb NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inspection_finding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"inspection_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"code" text NOT NULL,
	"duty" text NOT NULL,
	"text" text NOT NULL,
	"measure" text NOT NULL,
	"basis" text[] NOT NULL,
	CONSTRAINT "inspection_finding_duty" CHECK ("inspection_finding"."duty" in ('contractor', 'supervision')),
	CONSTRAINT "inspection_finding_basis" CHECK (cardinality(basis) > 0)
);
--> statement-breakpoint
CREATE TABLE "inspection_list" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"jurisdiction_code" text NOT NULL,
	"filter" jsonb NOT NULL,
	"policy_code" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "inspection_list_kind" CHECK ("inspection_list"."kind" in ('FILTER', 'RANDOM'))
);
--> statement-breakpoint
CREATE TABLE "inspection_reply" (
	"id" uuid PRIMARY KEY NOT NULL,
	"finding_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"organization_id" uuid NOT NULL,
	"text" text NOT NULL,
	"replied_by" text NOT NULL,
	"replied_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "oversight_number" (
	"prefix" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "oversight_number_prefix_year_pk" PRIMARY KEY("prefix","year")
);
--> statement-breakpoint
CREATE TABLE "site_fact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"inspection_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"case_id" uuid,
	"begun_on" date,
	"plan" text NOT NULL,
	"plan_sha256" text,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "site_fact_sha256" CHECK (plan_sha256 ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "site_fact_plan" CHECK ("site_fact"."plan" in ('SAME', 'DIFFERENT', 'NONE', 'NOT_CHECKED'))
);
--> statement-breakpoint
CREATE TABLE "case_void" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"ground" text NOT NULL,
	"reason" text NOT NULL,
	"document_number" text NOT NULL,
	"file_id" uuid NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"remark" text,
	CONSTRAINT "case_void_state" CHECK ("case_void"."state" in ('PROPOSED', 'CONFIRMED', 'REFUSED', 'WITHDRAWN')),
	CONSTRAINT "case_void_ground" CHECK ("case_void"."ground" in ('OUTSIDE_DRAW', 'IMPERSONATION', 'UNDISCLOSED_CONFLICT', 'TOO_FEW', 'OTHER')),
	CONSTRAINT "case_void_decided" CHECK ((state = 'PROPOSED') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
	CONSTRAINT "case_void_two" CHECK (state not in ('CONFIRMED', 'REFUSED') or decided_by <> proposed_by)
);
--> statement-breakpoint
CREATE TABLE "circular" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"outside_review_id" uuid,
	"inspection_id" uuid,
	"content" jsonb NOT NULL,
	"drafted_by" uuid NOT NULL,
	"drafted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"document_number" text,
	"issued_by" uuid,
	"issued_at" timestamp with time zone,
	CONSTRAINT "circular_subject" CHECK (num_nonnulls(outside_review_id, inspection_id) = 1),
	CONSTRAINT "circular_issued" CHECK ((issued_at is null) = (document_number is null) and (issued_at is null) = (issued_by is null))
);
--> statement-breakpoint
CREATE TABLE "inspection_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"inspection_id" uuid,
	"finding_id" uuid,
	"outside_review_id" uuid,
	"kind" text NOT NULL,
	"round" integer DEFAULT 0 NOT NULL,
	"display_name" text NOT NULL,
	"object_key" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"scanner" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"organization_id" uuid,
	"uploaded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "inspection_file_kind" CHECK ("inspection_file"."kind" in ('SITE_PHOTO', 'REPLY', 'OUTSIDE_EVIDENCE', 'STATEMENT')),
	CONSTRAINT "inspection_file_owner" CHECK (num_nonnulls(inspection_id, outside_review_id) = 1),
	CONSTRAINT "inspection_file_size" CHECK (size > 0)
);
--> statement-breakpoint
CREATE TABLE "key_watch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid,
	"project_id" uuid,
	"jurisdiction_code" text NOT NULL,
	"outside_review_id" uuid,
	"inspection_id" uuid,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"interval_days" integer NOT NULL,
	"placed_by" uuid NOT NULL,
	"placed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	"lifted_reason" text,
	CONSTRAINT "key_watch_subject" CHECK (num_nonnulls(organization_id, project_id) = 1),
	CONSTRAINT "key_watch_cause" CHECK (num_nonnulls(outside_review_id, inspection_id) = 1),
	CONSTRAINT "key_watch_order" CHECK (to_date >= from_date and interval_days > 0),
	CONSTRAINT "key_watch_lifted" CHECK ((lifted_at is null) = (lifted_reason is null) and (lifted_at is null) = (lifted_by is null)),
	CONSTRAINT "key_watch_two" CHECK (lifted_by is null or lifted_by <> placed_by)
);
--> statement-breakpoint
CREATE TABLE "outside_review" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"project_id" uuid NOT NULL,
	"item_id" uuid,
	"organization_id" uuid NOT NULL,
	"jurisdiction_code" text NOT NULL,
	"recorded_for" text NOT NULL,
	"inspection_id" uuid,
	"held_on" date NOT NULL,
	"facts" text NOT NULL,
	"state" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"notified_by" uuid,
	"notified_at" timestamp with time zone,
	"state_by" timestamp with time zone,
	"statement" text,
	"stated_by" text,
	"stated_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"withdrawn_reason" text,
	CONSTRAINT "outside_review_state" CHECK ("outside_review"."state" in ('RECORDED', 'NOTIFIED', 'CIRCULATED', 'WITHDRAWN')),
	CONSTRAINT "outside_review_notified" CHECK ((notified_at is null) = (state_by is null) and (state <> 'NOTIFIED' or notified_at is not null)),
	CONSTRAINT "outside_review_stated" CHECK ((statement is null) = (stated_at is null) and (stated_at is null or notified_at is not null)),
	CONSTRAINT "outside_review_decided" CHECK ((state in ('CIRCULATED', 'WITHDRAWN')) = (decided_at is not null)),
	CONSTRAINT "outside_review_withdrawn" CHECK ((state = 'WITHDRAWN') = (withdrawn_reason is not null)),
	CONSTRAINT "outside_review_two" CHECK (state <> 'CIRCULATED' or decided_by <> recorded_by)
);
--> statement-breakpoint
ALTER TABLE "stored_file" DROP CONSTRAINT "stored_file_kind";--> statement-breakpoint
ALTER TABLE "inspection_chain" ADD CONSTRAINT "inspection_chain_list_id_inspection_list_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."inspection_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_round" ADD CONSTRAINT "inspection_round_list_id_inspection_list_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."inspection_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_team" ADD CONSTRAINT "inspection_team_list_id_inspection_list_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."inspection_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_team" ADD CONSTRAINT "inspection_team_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_list_id_inspection_list_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."inspection_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_item_id_hazardous_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."hazardous_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_jurisdiction_code_jurisdiction_code_fk" FOREIGN KEY ("jurisdiction_code") REFERENCES "public"."jurisdiction"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_answer" ADD CONSTRAINT "inspection_answer_inspection_id_inspection_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "public"."inspection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_check" ADD CONSTRAINT "inspection_check_finding_id_inspection_finding_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."inspection_finding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_draft" ADD CONSTRAINT "inspection_draft_inspection_id_inspection_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "public"."inspection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_finding" ADD CONSTRAINT "inspection_finding_inspection_id_inspection_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "public"."inspection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_list" ADD CONSTRAINT "inspection_list_jurisdiction_code_jurisdiction_code_fk" FOREIGN KEY ("jurisdiction_code") REFERENCES "public"."jurisdiction"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_list" ADD CONSTRAINT "inspection_list_policy_code_policy_version_code_fk" FOREIGN KEY ("policy_code") REFERENCES "public"."policy_version"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_reply" ADD CONSTRAINT "inspection_reply_finding_id_inspection_finding_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."inspection_finding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_reply" ADD CONSTRAINT "inspection_reply_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_fact" ADD CONSTRAINT "site_fact_inspection_id_inspection_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "public"."inspection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_fact" ADD CONSTRAINT "site_fact_item_id_hazardous_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."hazardous_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_fact" ADD CONSTRAINT "site_fact_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_void" ADD CONSTRAINT "case_void_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_void" ADD CONSTRAINT "case_void_file_id_stored_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "circular" ADD CONSTRAINT "circular_outside_review_id_outside_review_id_fk" FOREIGN KEY ("outside_review_id") REFERENCES "public"."outside_review"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "circular" ADD CONSTRAINT "circular_inspection_id_inspection_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "public"."inspection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_file" ADD CONSTRAINT "inspection_file_inspection_id_inspection_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "public"."inspection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_file" ADD CONSTRAINT "inspection_file_finding_id_inspection_finding_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."inspection_finding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_file" ADD CONSTRAINT "inspection_file_outside_review_id_outside_review_id_fk" FOREIGN KEY ("outside_review_id") REFERENCES "public"."outside_review"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_file" ADD CONSTRAINT "inspection_file_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_watch" ADD CONSTRAINT "key_watch_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_watch" ADD CONSTRAINT "key_watch_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_watch" ADD CONSTRAINT "key_watch_jurisdiction_code_jurisdiction_code_fk" FOREIGN KEY ("jurisdiction_code") REFERENCES "public"."jurisdiction"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_watch" ADD CONSTRAINT "key_watch_outside_review_id_outside_review_id_fk" FOREIGN KEY ("outside_review_id") REFERENCES "public"."outside_review"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_watch" ADD CONSTRAINT "key_watch_inspection_id_inspection_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "public"."inspection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_review" ADD CONSTRAINT "outside_review_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_review" ADD CONSTRAINT "outside_review_item_id_hazardous_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."hazardous_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_review" ADD CONSTRAINT "outside_review_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_review" ADD CONSTRAINT "outside_review_jurisdiction_code_jurisdiction_code_fk" FOREIGN KEY ("jurisdiction_code") REFERENCES "public"."jurisdiction"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_review" ADD CONSTRAINT "outside_review_recorded_for_jurisdiction_code_fk" FOREIGN KEY ("recorded_for") REFERENCES "public"."jurisdiction"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_review" ADD CONSTRAINT "outside_review_inspection_id_inspection_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "public"."inspection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_round_once" ON "inspection_round" USING btree ("list_id","round");--> statement-breakpoint
CREATE INDEX "inspection_team_person" ON "inspection_team" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_number" ON "inspection" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_ordinal" ON "inspection" USING btree ("list_id","ordinal");--> statement-breakpoint
CREATE INDEX "inspection_project" ON "inspection" USING btree ("project_id","reason");--> statement-breakpoint
CREATE INDEX "inspection_organization" ON "inspection" USING btree ("organization_id","recorded_at");--> statement-breakpoint
CREATE INDEX "inspection_area" ON "inspection" USING btree ("jurisdiction_code","state");--> statement-breakpoint
CREATE INDEX "inspection_due" ON "inspection" USING btree ("due_at") WHERE state in ('RECTIFY', 'ESCALATED');--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_check_once" ON "inspection_check" USING btree ("finding_id","round");--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_check_done" ON "inspection_check" USING btree ("finding_id") WHERE done;--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_finding_ordinal" ON "inspection_finding" USING btree ("inspection_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_finding_code" ON "inspection_finding" USING btree ("inspection_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_list_number" ON "inspection_list" USING btree ("number");--> statement-breakpoint
CREATE INDEX "inspection_list_jurisdiction" ON "inspection_list" USING btree ("jurisdiction_code","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_reply_once" ON "inspection_reply" USING btree ("finding_id","round");--> statement-breakpoint
CREATE UNIQUE INDEX "site_fact_once" ON "site_fact" USING btree ("inspection_id","item_id");--> statement-breakpoint
CREATE INDEX "site_fact_item" ON "site_fact" USING btree ("item_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "case_void_one_open" ON "case_void" USING btree ("case_id") WHERE state in ('PROPOSED', 'CONFIRMED');--> statement-breakpoint
CREATE INDEX "case_void_case" ON "case_void" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "circular_number" ON "circular" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "circular_outside_review" ON "circular" USING btree ("outside_review_id");--> statement-breakpoint
CREATE INDEX "circular_inspection" ON "circular" USING btree ("inspection_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_file_object" ON "inspection_file" USING btree ("object_key");--> statement-breakpoint
CREATE INDEX "inspection_file_inspection" ON "inspection_file" USING btree ("inspection_id");--> statement-breakpoint
CREATE INDEX "inspection_file_outside" ON "inspection_file" USING btree ("outside_review_id");--> statement-breakpoint
CREATE INDEX "key_watch_organization" ON "key_watch" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "key_watch_project" ON "key_watch" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "key_watch_area" ON "key_watch" USING btree ("jurisdiction_code","to_date");--> statement-breakpoint
CREATE UNIQUE INDEX "outside_review_number" ON "outside_review" USING btree ("number");--> statement-breakpoint
CREATE INDEX "outside_review_project" ON "outside_review" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "outside_review_organization" ON "outside_review" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "outside_review_area" ON "outside_review" USING btree ("jurisdiction_code","recorded_at");--> statement-breakpoint
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_kind" CHECK ("stored_file"."kind" in ('plan', 'company_review', 'supervisor_review', 'opinion_scan', 'report_form', 'report', 'sign_in_sheet', 'mediation_minutes', 'company_approval', 'subcontractor_approval', 'supervisor_approval', 'emergency_order', 'void_decision'));--> statement-breakpoint
-- Said once, kept for ever: what was listed, seen, found, replied and checked.
CREATE TRIGGER inspection_list_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON inspection_list FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inspection_answer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON inspection_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inspection_finding_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON inspection_finding FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER site_fact_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON site_fact FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inspection_reply_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON inspection_reply FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inspection_check_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON inspection_check FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inspection_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON inspection_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inspection_chain_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON inspection_chain FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What a row is about stays; the record of a visit stays once it was handed in; a closed inspection stays closed (D11).
CREATE FUNCTION inspection_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'inspection is history' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (NEW.list_id, NEW.ordinal, NEW.number, NEW.project_id, NEW.organization_id, NEW.jurisdiction_code, NEW.reason, NEW.fact, NEW.basis, NEW.since)
     IS DISTINCT FROM (OLD.list_id, OLD.ordinal, OLD.number, OLD.project_id, OLD.organization_id, OLD.jurisdiction_code, OLD.reason, OLD.fact, OLD.basis, OLD.since)
     OR NEW.case_id IS DISTINCT FROM OLD.case_id OR NEW.item_id IS DISTINCT FROM OLD.item_id THEN
    RAISE EXCEPTION 'inspection row is fixed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.recorded_at IS NOT NULL AND (NEW.inspectors, NEW.attendees, NEW.note, NEW.recorded_at, NEW.recorded_by, NEW.started_at, NEW.started_by)
     IS DISTINCT FROM (OLD.inspectors, OLD.attendees, OLD.note, OLD.recorded_at, OLD.recorded_by, OLD.started_at, OLD.started_by) THEN
    RAISE EXCEPTION 'inspection record is fixed' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'inspection is closed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER inspection_fixed BEFORE UPDATE OR DELETE ON inspection FOR EACH ROW EXECUTE FUNCTION inspection_fixed();
--> statement-breakpoint
-- Answers, findings and facts of a visit are written with its record, and none is added afterwards.
CREATE FUNCTION inspection_still_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM inspection WHERE id = NEW.inspection_id AND state = 'ON_SITE') THEN
    RAISE EXCEPTION 'inspection is not on site' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER inspection_answer_on_site BEFORE INSERT ON inspection_answer FOR EACH ROW EXECUTE FUNCTION inspection_still_open();
--> statement-breakpoint
CREATE TRIGGER inspection_finding_on_site BEFORE INSERT ON inspection_finding FOR EACH ROW EXECUTE FUNCTION inspection_still_open();
--> statement-breakpoint
CREATE TRIGGER site_fact_on_site BEFORE INSERT ON site_fact FOR EACH ROW EXECUTE FUNCTION inspection_still_open();
--> statement-breakpoint
-- A round's request is frozen and its certificate is written once (trust.md 1.2, 1.5).
CREATE FUNCTION inspection_round_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.certificate IS NOT NULL
     OR (NEW.list_id, NEW.round, NEW.subject, NEW.candidates, NEW.request_hash, NEW.requested_at, NEW.eligible)
        IS DISTINCT FROM (OLD.list_id, OLD.round, OLD.subject, OLD.candidates, OLD.request_hash, OLD.requested_at, OLD.eligible)
     OR NEW.request IS DISTINCT FROM OLD.request THEN
    RAISE EXCEPTION 'inspection_round is frozen' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER inspection_round_frozen BEFORE UPDATE OR DELETE ON inspection_round FOR EACH ROW EXECUTE FUNCTION inspection_round_frozen();
--> statement-breakpoint
CREATE TRIGGER inspection_team_history BEFORE UPDATE OR DELETE ON inspection_team FOR EACH ROW EXECUTE FUNCTION fact_frozen('withdrawn_at', 'withdrawn_reason');
--> statement-breakpoint
CREATE TRIGGER key_watch_history BEFORE UPDATE OR DELETE ON key_watch FOR EACH ROW EXECUTE FUNCTION fact_frozen('lifted_at', 'lifted_by', 'lifted_reason');
--> statement-breakpoint
CREATE TRIGGER circular_history BEFORE UPDATE OR DELETE ON circular FOR EACH ROW EXECUTE FUNCTION fact_frozen('document_number', 'issued_by', 'issued_at');
--> statement-breakpoint
CREATE TRIGGER outside_review_final BEFORE UPDATE ON outside_review FOR EACH ROW EXECUTE FUNCTION decided_is_final();
--> statement-breakpoint
-- Who, what, when of a review outside stays as it was recorded; the rest comes once.
CREATE FUNCTION outside_review_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
     OR (NEW.number, NEW.project_id, NEW.organization_id, NEW.jurisdiction_code, NEW.recorded_for, NEW.held_on, NEW.facts, NEW.recorded_by, NEW.recorded_at)
        IS DISTINCT FROM (OLD.number, OLD.project_id, OLD.organization_id, OLD.jurisdiction_code, OLD.recorded_for, OLD.held_on, OLD.facts, OLD.recorded_by, OLD.recorded_at)
     OR NEW.item_id IS DISTINCT FROM OLD.item_id OR NEW.inspection_id IS DISTINCT FROM OLD.inspection_id
     OR (OLD.statement IS NOT NULL AND NEW.statement IS DISTINCT FROM OLD.statement) THEN
    RAISE EXCEPTION 'outside_review is fixed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER outside_review_fixed BEFORE UPDATE OR DELETE ON outside_review FOR EACH ROW EXECUTE FUNCTION outside_review_fixed();
--> statement-breakpoint
CREATE TRIGGER case_void_final BEFORE UPDATE ON case_void FOR EACH ROW EXECUTE FUNCTION decided_is_final();
