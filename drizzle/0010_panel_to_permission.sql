CREATE TABLE "approval" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"state" text NOT NULL,
	"plan_file_id" uuid NOT NULL,
	"plan_sha256" text NOT NULL,
	"revision_round_id" uuid,
	"self_revision" text,
	"company_signatory" text NOT NULL,
	"company_file_id" uuid NOT NULL,
	"subcontractor_signatory" text,
	"subcontractor_file_id" uuid,
	"submitted_by" text NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"opinion_opened_at" timestamp with time zone,
	"supervisor_signatory" text,
	"supervisor_file_id" uuid,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"rejected_reason" text,
	"site_code" text,
	CONSTRAINT "approval_state" CHECK ("approval"."state" in ('COMPANY_REVIEW', 'SUPERVISOR_REVIEW', 'APPROVED', 'REJECTED')),
	CONSTRAINT "approval_decided" CHECK ((state in ('APPROVED', 'REJECTED')) = (decided_at is not null)),
	CONSTRAINT "approval_approved" CHECK ((state = 'APPROVED') = (site_code is not null) and (state <> 'APPROVED' or (supervisor_signatory is not null and supervisor_file_id is not null))),
	CONSTRAINT "approval_rejected" CHECK ((state = 'REJECTED') = (rejected_reason is not null))
);
--> statement-breakpoint
CREATE TABLE "emergency_lane" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"order_number" text NOT NULL,
	"order_file_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"granted_by" uuid NOT NULL,
	"granted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"audited_by" uuid,
	"audited_at" timestamp with time zone,
	"audit_finding" text,
	CONSTRAINT "emergency_lane_audited" CHECK ((audited_at is null) = (audit_finding is null)),
	CONSTRAINT "emergency_lane_two" CHECK (audited_by is null or audited_by <> granted_by)
);
--> statement-breakpoint
CREATE TABLE "revision_comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "revision_reply" (
	"round_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"place" text NOT NULL,
	"reply" text NOT NULL,
	"done" boolean,
	"remark" text,
	CONSTRAINT "revision_reply_round_id_item_id_pk" PRIMARY KEY("round_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "revision_round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"state" text NOT NULL,
	"plan_file_id" uuid NOT NULL,
	"plan_sha256" text NOT NULL,
	"submitted_by" text NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"leader_due_date" date NOT NULL,
	"leader_due_at" timestamp with time zone NOT NULL,
	"overdue_at" timestamp with time zone,
	"leader_invitation_id" uuid,
	"leader_opinion" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "revision_round_state" CHECK ("revision_round"."state" in ('LEADER_REVIEW', 'CONFIRMED', 'MORE_CHANGES', 'SUBSTANTIAL')),
	CONSTRAINT "revision_round_decided" CHECK ((state = 'LEADER_REVIEW') = (decided_at is null) and (state = 'LEADER_REVIEW' or (leader_invitation_id is not null and leader_opinion is not null)))
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sitting_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"way" text NOT NULL,
	"recorded_by" text NOT NULL,
	"at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "attendance_way" CHECK ("attendance"."way" in ('QR', 'PAGE', 'PAPER'))
);
--> statement-breakpoint
CREATE TABLE "attendee" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"group" text NOT NULL,
	"duty" text NOT NULL,
	"unit_name" text NOT NULL,
	"name" text NOT NULL,
	"listed_by" text NOT NULL,
	"listed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "attendee_group" CHECK ("attendee"."group" in ('owner', 'survey_design', 'contractor', 'supervision'))
);
--> statement-breakpoint
CREATE TABLE "leader_election" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"state" text NOT NULL,
	"candidates" uuid[] NOT NULL,
	"runoff" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"leader_invitation_id" uuid,
	"way" text,
	"tally" jsonb,
	"decided_at" timestamp with time zone,
	"vacated_at" timestamp with time zone,
	"vacated_reason" text,
	CONSTRAINT "leader_election_state" CHECK ("leader_election"."state" in ('OPEN', 'DECIDED', 'RUNOFF', 'VACATED')),
	CONSTRAINT "leader_election_way" CHECK ("leader_election"."way" in ('MAJORITY', 'PLURALITY', 'TIE_BREAK', 'APPOINTED')),
	CONSTRAINT "leader_election_decided" CHECK (state not in ('DECIDED', 'VACATED') or (leader_invitation_id is not null and decided_at is not null and way is not null)),
	CONSTRAINT "leader_election_vacated" CHECK ((state = 'VACATED') = (vacated_at is not null))
);
--> statement-breakpoint
CREATE TABLE "leader_vote" (
	"election_id" uuid NOT NULL,
	"voter_invitation_id" uuid NOT NULL,
	"candidate_invitation_id" uuid NOT NULL,
	"cast_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "leader_vote_election_id_voter_invitation_id_pk" PRIMARY KEY("election_id","voter_invitation_id")
);
--> statement-breakpoint
CREATE TABLE "meeting_move" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"old_from" timestamp with time zone NOT NULL,
	"old_to" timestamp with time zone NOT NULL,
	"old_place" text NOT NULL,
	"new_from" timestamp with time zone NOT NULL,
	"new_to" timestamp with time zone NOT NULL,
	"new_place" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "meeting_move_state" CHECK ("meeting_move"."state" in ('ASKING', 'AGREED', 'REFUSED', 'WITHDRAWN')),
	CONSTRAINT "meeting_move_span" CHECK ("meeting_move"."new_to" > "meeting_move"."new_from"),
	CONSTRAINT "meeting_move_closed" CHECK ((state = 'ASKING') = (closed_at is null))
);
--> statement-breakpoint
CREATE TABLE "meeting_move_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"move_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"deadline" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "meeting_move_answer_answer" CHECK ("meeting_move_answer"."answer" in ('ACCEPTED', 'REFUSED', 'TIMED_OUT')),
	CONSTRAINT "meeting_move_answer_answered" CHECK ((answer is null) = (answered_at is null))
);
--> statement-breakpoint
CREATE TABLE "sitting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"state" text NOT NULL,
	"code" text NOT NULL,
	"scheduled_from" timestamp with time zone NOT NULL,
	"scheduled_to" timestamp with time zone NOT NULL,
	"place" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"started_at" timestamp with time zone,
	"suspended_at" timestamp with time zone,
	"suspended_reason" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "sitting_state" CHECK ("sitting"."state" in ('CHECK_IN', 'HELD', 'SUSPENDED', 'ENDED')),
	CONSTRAINT "sitting_started" CHECK (state in ('CHECK_IN', 'SUSPENDED') or started_at is not null),
	CONSTRAINT "sitting_suspended" CHECK ((state = 'SUSPENDED') = (suspended_at is not null)),
	CONSTRAINT "sitting_ended" CHECK ((state = 'ENDED') = (ended_at is not null))
);
--> statement-breakpoint
CREATE TABLE "opinion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"draft" jsonb,
	"draft_saved_at" timestamp with time zone,
	"version" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"frozen_at" timestamp with time zone,
	CONSTRAINT "opinion_state" CHECK ("opinion"."state" in ('NOT_STARTED', 'DRAFT', 'SUBMITTED', 'SUBMITTED_LATE', 'MISSING')),
	CONSTRAINT "opinion_submitted" CHECK ((state in ('SUBMITTED', 'SUBMITTED_LATE')) = (submitted_at is not null and version > 0)),
	CONSTRAINT "opinion_missing" CHECK (state <> 'MISSING' or frozen_at is not null)
);
--> statement-breakpoint
CREATE TABLE "opinion_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"opinion_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb,
	"content_hash" text NOT NULL,
	"scan_file_id" uuid,
	"plan_file_id" uuid NOT NULL,
	"plan_sha256" text NOT NULL,
	"late" text DEFAULT 'NO' NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "opinion_version_late" CHECK ("opinion_version"."late" in ('NO', 'YES')),
	CONSTRAINT "opinion_version_content" CHECK (num_nonnulls(content, scan_file_id) >= 1)
);
--> statement-breakpoint
CREATE TABLE "mediation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"opened_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"minutes_file_id" uuid,
	"note" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "mediation_state" CHECK ("mediation"."state" in ('OPEN', 'AGREED', 'FAILED')),
	CONSTRAINT "mediation_decided" CHECK ((state = 'OPEN') = (decided_at is null))
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"state" text NOT NULL,
	"leader_invitation_id" uuid NOT NULL,
	"conclusion" text,
	"headings" jsonb NOT NULL,
	"defects" text[] DEFAULT '{}' NOT NULL,
	"content_hash" text,
	"check_code" text,
	"public_code" text,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"confirming_at" timestamp with time zone,
	"locked_at" timestamp with time zone,
	"form_file_id" uuid,
	"meeting_end_date" date,
	"due_date" date,
	"due_at" timestamp with time zone,
	"calendar_version" text,
	"overdue_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "report_state" CHECK ("report"."state" in ('DRAFT', 'CONFIRMING', 'DISSENTED', 'LOCKED', 'ACCEPTED')),
	CONSTRAINT "report_conclusion" CHECK ("report"."conclusion" in ('PASS', 'PASS_AFTER_REVISION', 'FAIL')),
	CONSTRAINT "report_fixed" CHECK (state = 'DRAFT' or (conclusion is not null and content_hash is not null and confirming_at is not null)),
	CONSTRAINT "report_locked" CHECK (state not in ('LOCKED', 'ACCEPTED') or (locked_at is not null and due_at is not null and check_code is not null and public_code is not null))
);
--> statement-breakpoint
CREATE TABLE "report_confirmation" (
	"report_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"answer" text NOT NULL,
	"conclusion" text,
	"reason" text,
	"at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "report_confirmation_report_id_invitation_id_pk" PRIMARY KEY("report_id","invitation_id"),
	CONSTRAINT "report_confirmation_answer" CHECK ("report_confirmation"."answer" in ('AGREED', 'DISSENTED')),
	CONSTRAINT "report_confirmation_dissent" CHECK ((answer = 'DISSENTED') = (reason is not null))
);
--> statement-breakpoint
CREATE TABLE "report_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"heading" text NOT NULL,
	"chapter" text DEFAULT '' NOT NULL,
	"page" text DEFAULT '' NOT NULL,
	"severity" text NOT NULL,
	"text" text NOT NULL,
	"sources" uuid[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "report_item_heading" CHECK ("report_item"."heading" in ('COMPLETENESS', 'CALCULATION', 'SITE')),
	CONSTRAINT "report_item_severity" CHECK ("report_item"."severity" in ('MUST', 'ADVICE'))
);
--> statement-breakpoint
CREATE TABLE "report_submission" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"report_file_id" uuid NOT NULL,
	"sheet_file_id" uuid NOT NULL,
	"signers" uuid[] NOT NULL,
	"conclusion" text NOT NULL,
	"check_code" text NOT NULL,
	"submitted_by" text NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"timeliness" text NOT NULL,
	"findings" text[] DEFAULT '{}' NOT NULL,
	"state" text DEFAULT 'CHECKING' NOT NULL,
	"accept_by" timestamp with time zone NOT NULL,
	"checked_by" uuid,
	"checked_at" timestamp with time zone,
	"returned_reason" text,
	CONSTRAINT "report_submission_state" CHECK ("report_submission"."state" in ('CHECKING', 'ACCEPTED', 'RETURNED')),
	CONSTRAINT "report_submission_conclusion" CHECK ("report_submission"."conclusion" in ('PASS', 'PASS_AFTER_REVISION', 'FAIL')),
	CONSTRAINT "report_submission_timeliness" CHECK ("report_submission"."timeliness" in ('ON_TIME', 'IN_GRACE', 'LATE')),
	CONSTRAINT "report_submission_checked" CHECK ((state = 'CHECKING') = (checked_at is null)),
	CONSTRAINT "report_submission_returned" CHECK ((state = 'RETURNED') = (returned_reason is not null))
);
--> statement-breakpoint
CREATE TABLE "unit_conduct" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"policy_code" text NOT NULL,
	"evidence_type" text NOT NULL,
	"evidence_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "unit_conduct_kind" CHECK ("unit_conduct"."kind" in ('REPORT_LATE'))
);
--> statement-breakpoint
ALTER TABLE "conduct_record" DROP CONSTRAINT "conduct_record_kind";--> statement-breakpoint
ALTER TABLE "review_case" DROP CONSTRAINT "review_case_state";--> statement-breakpoint
ALTER TABLE "stored_file" DROP CONSTRAINT "stored_file_kind";--> statement-breakpoint
ALTER TABLE "invitation" ALTER COLUMN "round_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "inherited_from" uuid;--> statement-breakpoint
ALTER TABLE "review_case" ADD COLUMN "conclusion" text;--> statement-breakpoint
ALTER TABLE "review_case" ADD COLUMN "concluded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "review_case" ADD COLUMN "approved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "review_case" ADD COLUMN "predecessor_id" uuid;--> statement-breakpoint
ALTER TABLE "review_case" ADD COLUMN "predecessor_kind" text;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_plan_file_id_stored_file_id_fk" FOREIGN KEY ("plan_file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_revision_round_id_revision_round_id_fk" FOREIGN KEY ("revision_round_id") REFERENCES "public"."revision_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_company_file_id_stored_file_id_fk" FOREIGN KEY ("company_file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_subcontractor_file_id_stored_file_id_fk" FOREIGN KEY ("subcontractor_file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_supervisor_file_id_stored_file_id_fk" FOREIGN KEY ("supervisor_file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_lane" ADD CONSTRAINT "emergency_lane_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_lane" ADD CONSTRAINT "emergency_lane_order_file_id_stored_file_id_fk" FOREIGN KEY ("order_file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_comment" ADD CONSTRAINT "revision_comment_round_id_revision_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."revision_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_comment" ADD CONSTRAINT "revision_comment_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_reply" ADD CONSTRAINT "revision_reply_round_id_revision_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."revision_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_reply" ADD CONSTRAINT "revision_reply_item_id_report_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."report_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_round" ADD CONSTRAINT "revision_round_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_round" ADD CONSTRAINT "revision_round_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_round" ADD CONSTRAINT "revision_round_plan_file_id_stored_file_id_fk" FOREIGN KEY ("plan_file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_round" ADD CONSTRAINT "revision_round_leader_invitation_id_invitation_id_fk" FOREIGN KEY ("leader_invitation_id") REFERENCES "public"."invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_sitting_id_sitting_id_fk" FOREIGN KEY ("sitting_id") REFERENCES "public"."sitting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendee" ADD CONSTRAINT "attendee_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leader_election" ADD CONSTRAINT "leader_election_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leader_election" ADD CONSTRAINT "leader_election_leader_invitation_id_invitation_id_fk" FOREIGN KEY ("leader_invitation_id") REFERENCES "public"."invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leader_vote" ADD CONSTRAINT "leader_vote_election_id_leader_election_id_fk" FOREIGN KEY ("election_id") REFERENCES "public"."leader_election"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leader_vote" ADD CONSTRAINT "leader_vote_voter_invitation_id_invitation_id_fk" FOREIGN KEY ("voter_invitation_id") REFERENCES "public"."invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leader_vote" ADD CONSTRAINT "leader_vote_candidate_invitation_id_invitation_id_fk" FOREIGN KEY ("candidate_invitation_id") REFERENCES "public"."invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_move" ADD CONSTRAINT "meeting_move_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_move_answer" ADD CONSTRAINT "meeting_move_answer_move_id_meeting_move_id_fk" FOREIGN KEY ("move_id") REFERENCES "public"."meeting_move"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_move_answer" ADD CONSTRAINT "meeting_move_answer_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting" ADD CONSTRAINT "sitting_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_version" ADD CONSTRAINT "opinion_version_opinion_id_opinion_id_fk" FOREIGN KEY ("opinion_id") REFERENCES "public"."opinion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_version" ADD CONSTRAINT "opinion_version_scan_file_id_stored_file_id_fk" FOREIGN KEY ("scan_file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_version" ADD CONSTRAINT "opinion_version_plan_file_id_stored_file_id_fk" FOREIGN KEY ("plan_file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mediation" ADD CONSTRAINT "mediation_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mediation" ADD CONSTRAINT "mediation_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mediation" ADD CONSTRAINT "mediation_minutes_file_id_stored_file_id_fk" FOREIGN KEY ("minutes_file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_leader_invitation_id_invitation_id_fk" FOREIGN KEY ("leader_invitation_id") REFERENCES "public"."invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_form_file_id_stored_file_id_fk" FOREIGN KEY ("form_file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_confirmation" ADD CONSTRAINT "report_confirmation_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_confirmation" ADD CONSTRAINT "report_confirmation_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_item" ADD CONSTRAINT "report_item_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_submission" ADD CONSTRAINT "report_submission_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_submission" ADD CONSTRAINT "report_submission_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_submission" ADD CONSTRAINT "report_submission_report_file_id_stored_file_id_fk" FOREIGN KEY ("report_file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_submission" ADD CONSTRAINT "report_submission_sheet_file_id_stored_file_id_fk" FOREIGN KEY ("sheet_file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_conduct" ADD CONSTRAINT "unit_conduct_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approval_ordinal" ON "approval" USING btree ("case_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "approval_one_open" ON "approval" USING btree ("case_id") WHERE state <> 'REJECTED';--> statement-breakpoint
CREATE UNIQUE INDEX "approval_site_code" ON "approval" USING btree ("site_code");--> statement-breakpoint
CREATE UNIQUE INDEX "emergency_lane_case" ON "emergency_lane" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "revision_comment_round" ON "revision_comment" USING btree ("round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "revision_round_once" ON "revision_round" USING btree ("case_id","round");--> statement-breakpoint
CREATE UNIQUE INDEX "revision_round_one_open" ON "revision_round" USING btree ("case_id") WHERE state = 'LEADER_REVIEW';--> statement-breakpoint
CREATE INDEX "revision_round_due" ON "revision_round" USING btree ("leader_due_at") WHERE state = 'LEADER_REVIEW';--> statement-breakpoint
CREATE UNIQUE INDEX "attendance_once" ON "attendance" USING btree ("sitting_id","invitation_id");--> statement-breakpoint
CREATE INDEX "attendance_invitation" ON "attendance" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "attendee_case" ON "attendee" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "leader_election_ordinal" ON "leader_election" USING btree ("case_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "leader_election_one_current" ON "leader_election" USING btree ("case_id") WHERE state in ('OPEN', 'DECIDED');--> statement-breakpoint
CREATE INDEX "leader_election_due" ON "leader_election" USING btree ("closes_at") WHERE state = 'OPEN';--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_move_one_open" ON "meeting_move" USING btree ("case_id") WHERE state = 'ASKING';--> statement-breakpoint
CREATE INDEX "meeting_move_case" ON "meeting_move" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_move_answer_once" ON "meeting_move_answer" USING btree ("move_id","invitation_id");--> statement-breakpoint
CREATE INDEX "meeting_move_answer_due" ON "meeting_move_answer" USING btree ("deadline") WHERE answer is null;--> statement-breakpoint
CREATE INDEX "meeting_move_answer_invitation" ON "meeting_move_answer" USING btree ("invitation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sitting_ordinal" ON "sitting" USING btree ("case_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "sitting_one_open" ON "sitting" USING btree ("case_id") WHERE state in ('CHECK_IN', 'HELD');--> statement-breakpoint
CREATE UNIQUE INDEX "sitting_code" ON "sitting" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "opinion_invitation" ON "opinion" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "opinion_case" ON "opinion" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "opinion_version_once" ON "opinion_version" USING btree ("opinion_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "mediation_report" ON "mediation" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "mediation_case" ON "mediation" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "report_ordinal" ON "report" USING btree ("case_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "report_one_open" ON "report" USING btree ("case_id") WHERE state <> 'DISSENTED';--> statement-breakpoint
CREATE UNIQUE INDEX "report_public" ON "report" USING btree ("public_code");--> statement-breakpoint
CREATE INDEX "report_due" ON "report" USING btree ("due_at") WHERE state = 'LOCKED';--> statement-breakpoint
CREATE UNIQUE INDEX "report_item_ordinal" ON "report_item" USING btree ("report_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "report_submission_ordinal" ON "report_submission" USING btree ("report_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "report_submission_one_open" ON "report_submission" USING btree ("case_id") WHERE state = 'CHECKING';--> statement-breakpoint
CREATE INDEX "report_submission_due" ON "report_submission" USING btree ("accept_by") WHERE state = 'CHECKING';--> statement-breakpoint
CREATE UNIQUE INDEX "unit_conduct_once" ON "unit_conduct" USING btree ("kind","evidence_id");--> statement-breakpoint
CREATE INDEX "unit_conduct_organization" ON "unit_conduct" USING btree ("organization_id");--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_inherited_from_invitation_id_fk" FOREIGN KEY ("inherited_from") REFERENCES "public"."invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_predecessor_id_review_case_id_fk" FOREIGN KEY ("predecessor_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_case_predecessor" ON "review_case" USING btree ("predecessor_id");--> statement-breakpoint
ALTER TABLE "conduct_record" ADD CONSTRAINT "conduct_record_kind" CHECK ("conduct_record"."kind" in ('CONFIRM_TIMEOUT', 'DECLINED_WITHOUT_REASON', 'WITHDREW_LATE', 'UNDISCLOSED_CONFLICT', 'LATE', 'NO_SHOW', 'OPINION_LATE', 'OPINION_MISSING', 'OPINION_ON_TIME', 'LEADER'));--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_origin" CHECK (num_nonnulls(round_id, inherited_from) = 1);--> statement-breakpoint
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_conclusion" CHECK ("review_case"."conclusion" in ('PASS', 'PASS_AFTER_REVISION', 'FAIL'));--> statement-breakpoint
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_predecessor_kind" CHECK ("review_case"."predecessor_kind" in ('FAILED', 'SUBSTANTIAL', 'CANCELLED'));--> statement-breakpoint
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_predecessor" CHECK ((predecessor_id is null) = (predecessor_kind is null));--> statement-breakpoint
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_state" CHECK ("review_case"."state" in ('DRAFT', 'SUBMITTED', 'RETURNED', 'ADMITTED', 'DRAWING', 'INVITING', 'POOL_EXHAUSTED', 'PANEL_FORMED', 'PRE_REVIEW', 'IN_MEETING', 'AWAITING_REPORT', 'REPORT_CHECK', 'CONCLUDED', 'REVISION', 'LEADER_CONFIRMED', 'MEDIATION', 'APPROVAL', 'APPROVED', 'IMPLEMENTING', 'COMPLETED', 'CLOSED_FAIL', 'CLOSED_SUPERSEDED', 'SUSPENDED', 'CANCELLED', 'VOID'));--> statement-breakpoint
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_kind" CHECK ("stored_file"."kind" in ('plan', 'company_review', 'supervisor_review', 'opinion_scan', 'report_form', 'report', 'sign_in_sheet', 'mediation_minutes', 'company_approval', 'subcontractor_approval', 'supervisor_approval', 'emergency_order'));