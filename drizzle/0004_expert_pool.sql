CREATE TABLE "application_employment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"main" text DEFAULT 'yes' NOT NULL,
	"post" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "application_employment_main" CHECK ("application_employment"."main" in ('yes', 'no')),
	CONSTRAINT "application_employment_order" CHECK ("application_employment"."valid_to" >= "application_employment"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "application_interest" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"uscc_hash" text NOT NULL,
	"detail_sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "application_number" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "application_opinion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"specialty" text NOT NULL,
	"reviewer_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"limb" text,
	"reason" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "application_opinion_verdict" CHECK ("application_opinion"."verdict" in ('APPROVE', 'REJECT')),
	CONSTRAINT "application_opinion_limb" CHECK ("application_opinion"."limb" in ('YEARS_15', 'RICH_EXPERIENCE')),
	CONSTRAINT "application_opinion_reasoned" CHECK ((verdict = 'APPROVE') = (limb is not null))
);
--> statement-breakpoint
CREATE TABLE "application_specialty" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"specialty" text NOT NULL,
	"statement" text NOT NULL,
	"outcome" text,
	"limb" text,
	CONSTRAINT "application_specialty_outcome" CHECK ("application_specialty"."outcome" in ('APPROVED', 'REJECTED')),
	CONSTRAINT "application_specialty_limb" CHECK ("application_specialty"."limb" in ('YEARS_15', 'RICH_EXPERIENCE')),
	CONSTRAINT "application_specialty_reasoned" CHECK (outcome is distinct from 'APPROVED' or limb is not null)
);
--> statement-breakpoint
CREATE TABLE "application_submission" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"notice" text NOT NULL,
	"libraries" text[] NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_reason" text,
	CONSTRAINT "campaign_kind" CHECK ("campaign"."kind" in ('NEW', 'RENEWAL', 'ROLLING')),
	CONSTRAINT "campaign_order" CHECK ("campaign"."closes_on" >= "campaign"."opens_on"),
	CONSTRAINT "campaign_end" CHECK (("campaign"."kind" = 'ROLLING') or "campaign"."closes_on" is not null)
);
--> statement-breakpoint
CREATE TABLE "expert_application" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"campaign_id" uuid,
	"special_invitation_id" uuid,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"policy_code" text NOT NULL,
	"title" text,
	"title_certificate" text,
	"title_granted_on" date,
	"worked_since" date,
	"experience" text,
	"interests_answer" text,
	"undertaken_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"check_by" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"checked_by" uuid,
	"return_items" jsonb,
	"resubmit_by" timestamp with time zone,
	"publicity_from" timestamp with time zone,
	"publicity_to" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_reason" text,
	CONSTRAINT "expert_application_kind" CHECK ("expert_application"."kind" in ('NEW', 'RENEWAL', 'SPECIAL')),
	CONSTRAINT "expert_application_state" CHECK ("expert_application"."state" in ('DRAFT', 'SUBMITTED', 'RETURNED', 'LAPSED', 'UNDER_REVIEW', 'REJECTED', 'PUBLICITY', 'OBJECTION', 'APPROVED', 'WITHDRAWN')),
	CONSTRAINT "expert_application_interests" CHECK ("expert_application"."interests_answer" in ('none', 'some')),
	CONSTRAINT "expert_application_submitted" CHECK (state in ('DRAFT', 'WITHDRAWN') or (number is not null and submitted_at is not null and undertaken_at is not null)),
	CONSTRAINT "expert_application_publicity" CHECK (state not in ('PUBLICITY', 'OBJECTION', 'APPROVED') or (publicity_from is not null and publicity_to > publicity_from)),
	CONSTRAINT "expert_application_special" CHECK (kind <> 'SPECIAL' or special_invitation_id is not null)
);
--> statement-breakpoint
CREATE TABLE "publicity_objection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"author_sealed" text,
	"content" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"handled_by" uuid,
	"handled_at" timestamp with time zone,
	"answer" text,
	CONSTRAINT "publicity_objection_state" CHECK ("publicity_objection"."state" in ('OPEN', 'UPHELD', 'DISMISSED')),
	CONSTRAINT "publicity_objection_handled" CHECK ((state = 'OPEN') = (handled_at is null) and (state = 'OPEN' or (handled_by is not null and answer is not null)))
);
--> statement-breakpoint
CREATE TABLE "special_invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"id_number_hash" text NOT NULL,
	"document" text NOT NULL,
	"expires_on" date NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "attestation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid NOT NULL,
	"code" text NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"issued_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "attestation_period" CHECK ("attestation"."period_to" >= "attestation"."period_from")
);
--> statement-breakpoint
CREATE TABLE "bulk_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"rows" integer NOT NULL,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"content_sealed" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "bulk_import_kind" CHECK ("bulk_import"."kind" in ('EXPERTS', 'UNITS')),
	CONSTRAINT "bulk_import_state" CHECK ("bulk_import"."state" in ('REFUSED', 'PREVIEWED', 'COMMITTED', 'DISCARDED')),
	CONSTRAINT "bulk_import_content" CHECK ((state = 'PREVIEWED') = (content_sealed is not null))
);
--> statement-breakpoint
CREATE TABLE "employer_confirmation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid NOT NULL,
	"confirmed_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid,
	"decision_id" uuid,
	"kind" text NOT NULL,
	"specialty" text DEFAULT '' NOT NULL,
	"display_name" text NOT NULL,
	"object_key" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"scanner" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "evidence_file_kind" CHECK ("evidence_file"."kind" in ('TITLE_CERTIFICATE', 'SPECIALTY_EVIDENCE', 'DECISION_DOCUMENT')),
	CONSTRAINT "evidence_file_owner" CHECK (num_nonnulls(application_id, decision_id) = 1),
	CONSTRAINT "evidence_file_specialty" CHECK ((kind = 'SPECIALTY_EVIDENCE') = (specialty <> '')),
	CONSTRAINT "evidence_file_size" CHECK ("evidence_file"."size" > 0)
);
--> statement-breakpoint
CREATE TABLE "expert_decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'PROPOSED' NOT NULL,
	"reason" text NOT NULL,
	"document" text NOT NULL,
	"effective_from" timestamp with time zone,
	"effective_to" date,
	"ban_until" date,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"refusal" text,
	CONSTRAINT "expert_decision_kind" CHECK ("expert_decision"."kind" in ('SUSPEND', 'LIFT', 'REMOVE', 'DECEASED')),
	CONSTRAINT "expert_decision_state" CHECK ("expert_decision"."state" in ('PROPOSED', 'CONFIRMED', 'REFUSED', 'WITHDRAWN')),
	CONSTRAINT "expert_decision_two_persons" CHECK (state <> 'CONFIRMED' or decided_by <> proposed_by),
	CONSTRAINT "expert_decision_decided" CHECK ((state = 'PROPOSED') = (decided_at is null))
);
--> statement-breakpoint
CREATE TABLE "expert_departure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"decision_id" uuid,
	"departed_at" timestamp with time zone NOT NULL,
	"ban_until" date,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "expert_departure_kind" CHECK ("expert_departure"."kind" in ('RESIGNED', 'REMOVED', 'DECEASED')),
	CONSTRAINT "expert_departure_decided" CHECK (kind = 'RESIGNED' or decision_id is not null)
);
--> statement-breakpoint
CREATE TABLE "expert_preference" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid NOT NULL,
	"districts" text[] DEFAULT '{}' NOT NULL,
	"days_off" integer[] DEFAULT '{}' NOT NULL,
	"monthly_cap" integer,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "expert_preference_cap" CHECK ("expert_preference"."monthly_cap" between 1 and 100),
	CONSTRAINT "expert_preference_days" CHECK ("expert_preference"."days_off" <@ array[1,2,3,4,5,6,7])
);
--> statement-breakpoint
CREATE TABLE "expert_undertaking" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"signed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "expert_undertaking_kind" CHECK ("expert_undertaking"."kind" in ('SECRECY', 'INTEGRITY', 'AVOIDANCE'))
);
--> statement-breakpoint
CREATE TABLE "phone_verification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"verified_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "organization_delegate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" text NOT NULL,
	"id_number_hash" text NOT NULL,
	"rights" text[] NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"granted_by" text NOT NULL,
	"granted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "organization_delegate_order" CHECK ("organization_delegate"."valid_to" >= "organization_delegate"."valid_from"),
	CONSTRAINT "organization_delegate_rights" CHECK (cardinality(rights) > 0 and rights <@ array['VIEW', 'FILE', 'DRAW']::text[])
);
--> statement-breakpoint
CREATE TABLE "organization_name" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"document" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "organization_name_order" CHECK ("organization_name"."valid_to" >= "organization_name"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "member_question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"expert_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"suggestion" text NOT NULL,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"opened_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"decide_by" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "member_question_cause" CHECK ("member_question"."cause" in ('SUSPENDED', 'TERM_EXPIRED', 'RESIGNED', 'REMOVED', 'DECEASED')),
	CONSTRAINT "member_question_suggestion" CHECK ("member_question"."suggestion" in ('KEEP', 'REPLACE')),
	CONSTRAINT "member_question_state" CHECK ("member_question"."state" in ('OPEN', 'KEPT', 'REPLACED', 'LAPSED')),
	CONSTRAINT "member_question_decided" CHECK ((state = 'OPEN') = (decided_at is null))
);
--> statement-breakpoint
ALTER TABLE "expert_specialty" DROP CONSTRAINT "expert_specialty_expert_id_specialty_valid_from_pk";--> statement-breakpoint
ALTER TABLE "expert_interest" ADD COLUMN "superseded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "expert_specialty" ADD COLUMN "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "expert_specialty" ADD COLUMN "recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL;--> statement-breakpoint
ALTER TABLE "expert_specialty" ADD COLUMN "superseded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "expert_suspension" ADD COLUMN "decision_id" uuid;--> statement-breakpoint
ALTER TABLE "expert_suspension" ADD COLUMN "lifted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "expert_term" ADD COLUMN "application_id" uuid;--> statement-breakpoint
ALTER TABLE "expert_term" ADD COLUMN "onboarded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "expert_term" ADD COLUMN "letter_code" text;--> statement-breakpoint
ALTER TABLE "expert_term" ADD COLUMN "superseded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ownership" ADD COLUMN "superseded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "application_employment" ADD CONSTRAINT "application_employment_application_id_expert_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."expert_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_employment" ADD CONSTRAINT "application_employment_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_interest" ADD CONSTRAINT "application_interest_application_id_expert_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."expert_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_opinion" ADD CONSTRAINT "application_opinion_application_id_expert_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."expert_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_opinion" ADD CONSTRAINT "application_opinion_reviewer_id_person_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_specialty" ADD CONSTRAINT "application_specialty_application_id_expert_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."expert_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_submission" ADD CONSTRAINT "application_submission_application_id_expert_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."expert_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_application" ADD CONSTRAINT "expert_application_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_application" ADD CONSTRAINT "expert_application_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_application" ADD CONSTRAINT "expert_application_special_invitation_id_special_invitation_id_fk" FOREIGN KEY ("special_invitation_id") REFERENCES "public"."special_invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publicity_objection" ADD CONSTRAINT "publicity_objection_application_id_expert_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."expert_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publicity_objection" ADD CONSTRAINT "publicity_objection_handled_by_person_id_fk" FOREIGN KEY ("handled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_import" ADD CONSTRAINT "bulk_import_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employer_confirmation" ADD CONSTRAINT "employer_confirmation_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_application_id_expert_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."expert_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_decision_id_expert_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."expert_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_decision" ADD CONSTRAINT "expert_decision_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_decision" ADD CONSTRAINT "expert_decision_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_decision" ADD CONSTRAINT "expert_decision_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_departure" ADD CONSTRAINT "expert_departure_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_departure" ADD CONSTRAINT "expert_departure_decision_id_expert_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."expert_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_preference" ADD CONSTRAINT "expert_preference_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_undertaking" ADD CONSTRAINT "expert_undertaking_term_id_expert_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."expert_term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_verification" ADD CONSTRAINT "phone_verification_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_delegate" ADD CONSTRAINT "organization_delegate_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_name" ADD CONSTRAINT "organization_name_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_question" ADD CONSTRAINT "member_question_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_question" ADD CONSTRAINT "member_question_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_question" ADD CONSTRAINT "member_question_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "application_employment_application" ON "application_employment" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "application_interest_application" ON "application_interest" USING btree ("application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "application_opinion_once" ON "application_opinion" USING btree ("application_id","version","specialty","reviewer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "application_specialty_once" ON "application_specialty" USING btree ("application_id","specialty");--> statement-breakpoint
CREATE UNIQUE INDEX "application_submission_version" ON "application_submission" USING btree ("application_id","version");--> statement-breakpoint
CREATE INDEX "campaign_open" ON "campaign" USING btree ("opens_on","closes_on");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_application_number" ON "expert_application" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_application_one_open" ON "expert_application" USING btree ("person_id") WHERE state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_REVIEW', 'PUBLICITY', 'OBJECTION');--> statement-breakpoint
CREATE INDEX "expert_application_state_submitted" ON "expert_application" USING btree ("state","submitted_at");--> statement-breakpoint
CREATE INDEX "expert_application_publicity_to" ON "expert_application" USING btree ("publicity_to") WHERE state = 'PUBLICITY';--> statement-breakpoint
CREATE INDEX "expert_application_resubmit_by" ON "expert_application" USING btree ("resubmit_by") WHERE state = 'RETURNED';--> statement-breakpoint
CREATE UNIQUE INDEX "publicity_objection_code" ON "publicity_objection" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "publicity_objection_application" ON "publicity_objection" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "publicity_objection_open" ON "publicity_objection" USING btree ("received_at") WHERE state = 'OPEN';--> statement-breakpoint
CREATE INDEX "special_invitation_person" ON "special_invitation" USING btree ("id_number_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "attestation_code" ON "attestation" USING btree ("code");--> statement-breakpoint
CREATE INDEX "attestation_expert" ON "attestation" USING btree ("expert_id","issued_at");--> statement-breakpoint
CREATE INDEX "bulk_import_created" ON "bulk_import" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "employer_confirmation_expert" ON "employer_confirmation" USING btree ("expert_id","confirmed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_file_object" ON "evidence_file" USING btree ("object_key");--> statement-breakpoint
CREATE INDEX "evidence_file_application" ON "evidence_file" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "evidence_file_decision" ON "evidence_file" USING btree ("decision_id");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_decision_one_open" ON "expert_decision" USING btree ("expert_id") WHERE state = 'PROPOSED';--> statement-breakpoint
CREATE INDEX "expert_decision_expert" ON "expert_decision" USING btree ("expert_id","proposed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_departure_open" ON "expert_departure" USING btree ("expert_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "expert_departure_expert" ON "expert_departure" USING btree ("expert_id","departed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_preference_current" ON "expert_preference" USING btree ("expert_id") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "expert_preference_expert" ON "expert_preference" USING btree ("expert_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_undertaking_once" ON "expert_undertaking" USING btree ("term_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "phone_verification_open" ON "phone_verification" USING btree ("person_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "phone_verification_person" ON "phone_verification" USING btree ("person_id","verified_at");--> statement-breakpoint
CREATE UNIQUE INDEX "organization_delegate_open" ON "organization_delegate" USING btree ("organization_id","id_number_hash") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "organization_delegate_person" ON "organization_delegate" USING btree ("id_number_hash") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "organization_name_organization" ON "organization_name" USING btree ("organization_id","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "member_question_once" ON "member_question" USING btree ("invitation_id","cause");--> statement-breakpoint
CREATE INDEX "member_question_due" ON "member_question" USING btree ("decide_by") WHERE state = 'OPEN';--> statement-breakpoint
CREATE INDEX "member_question_case" ON "member_question" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "expert_term" ADD CONSTRAINT "expert_term_application_id_expert_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."expert_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "expert_specialty_current" ON "expert_specialty" USING btree ("expert_id","specialty","valid_from") WHERE superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "expert_term_letter" ON "expert_term" USING btree ("letter_code");