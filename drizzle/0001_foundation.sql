CREATE TABLE "account" (
	"user_id" text NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	CONSTRAINT "account_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "app_user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"email" text,
	"email_verified" timestamp with time zone,
	"image" text,
	"user_type" text,
	"person_id" uuid,
	"organization_id" uuid,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "app_user_type" CHECK ("app_user"."user_type" in ('natural', 'legal'))
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"id_number_hash" text NOT NULL,
	"id_number_sealed" text NOT NULL,
	"phone_hash" text,
	"phone_sealed" text,
	"phone_verified_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"session_token" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"id_token_sealed" text
);
--> statement-breakpoint
CREATE TABLE "staff_post" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"post" text NOT NULL,
	"jurisdiction_code" text,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "staff_post_post" CHECK ("staff_post"."post" in ('station', 'bureau', 'district', 'system', 'security', 'audit'))
);
--> statement-breakpoint
CREATE TABLE "conduct_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"year" integer NOT NULL,
	"points" integer NOT NULL,
	"policy_code" text NOT NULL,
	"evidence_type" text NOT NULL,
	"evidence_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "conduct_record_kind" CHECK ("conduct_record"."kind" in ('CONFIRM_TIMEOUT', 'DECLINED_WITHOUT_REASON', 'WITHDREW_LATE', 'UNDISCLOSED_CONFLICT'))
);
--> statement-breakpoint
CREATE TABLE "expert" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"person_id" uuid NOT NULL,
	"title" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expert_employment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"main" text DEFAULT 'yes' NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "expert_employment_main" CHECK ("expert_employment"."main" in ('yes', 'no'))
);
--> statement-breakpoint
CREATE TABLE "expert_interest" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid NOT NULL,
	"uscc_hash" text NOT NULL,
	"detail_sealed" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expert_leave" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid NOT NULL,
	"leave_from" date NOT NULL,
	"leave_to" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"cancelled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "expert_specialty" (
	"expert_id" uuid NOT NULL,
	"specialty" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "expert_specialty_expert_id_specialty_valid_from_pk" PRIMARY KEY("expert_id","specialty","valid_from")
);
--> statement-breakpoint
CREATE TABLE "expert_suspension" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid NOT NULL,
	"suspended_from" timestamp with time zone NOT NULL,
	"suspended_to" timestamp with time zone,
	"reason" text NOT NULL,
	"document" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expert_term" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid NOT NULL,
	"term_from" date NOT NULL,
	"term_to" date NOT NULL,
	"document" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "expert_term_order" CHECK ("expert_term"."term_from" <= "expert_term"."term_to")
);
--> statement-breakpoint
CREATE TABLE "sms_attempt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"message_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"claimed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"finished_at" timestamp with time zone,
	"outcome" text,
	"code" text,
	"provider_id" text,
	"phone_hash" text NOT NULL,
	CONSTRAINT "sms_attempt_channel" CHECK ("sms_attempt"."channel" in ('aliyun', 'tencent')),
	CONSTRAINT "sms_attempt_outcome" CHECK ("sms_attempt"."outcome" in ('SENT', 'PERMANENT', 'TEMPORARY', 'LIMIT', 'UNKNOWN'))
);
--> statement-breakpoint
CREATE TABLE "sms_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"template" text NOT NULL,
	"person_id" uuid NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"params" jsonb NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"fallback_after_seconds" integer,
	"give_up_after_seconds" integer,
	"sent_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "sms_message_state" CHECK ("sms_message"."state" in ('CREATED', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'UNDELIVERED', 'CANCELLED')),
	CONSTRAINT "sms_message_delivered" CHECK ((state = 'DELIVERED') = (delivered_at is not null))
);
--> statement-breakpoint
CREATE TABLE "sms_receipt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"provider_id" text NOT NULL,
	"attempt_id" uuid,
	"delivered" text NOT NULL,
	"code" text NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "sms_receipt_channel" CHECK ("sms_receipt"."channel" in ('aliyun', 'tencent')),
	CONSTRAINT "sms_receipt_delivered" CHECK ("sms_receipt"."delivered" in ('yes', 'no'))
);
--> statement-breakpoint
CREATE TABLE "organization" (
	"id" uuid PRIMARY KEY NOT NULL,
	"uscc" text NOT NULL,
	"name" text NOT NULL,
	"kinds" text[] DEFAULT '{}' NOT NULL,
	"stop_node" boolean DEFAULT false NOT NULL,
	"branch_of" uuid,
	"registered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "organization_kinds" CHECK (kinds <@ array['owner', 'survey', 'design', 'contractor', 'supervision', 'monitoring', 'testing', 'other']::text[])
);
--> statement-breakpoint
CREATE TABLE "ownership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"owned_id" uuid NOT NULL,
	"percent" numeric(5, 2) NOT NULL,
	"controls" boolean NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "ownership_not_self" CHECK ("ownership"."owner_id" <> "ownership"."owned_id"),
	CONSTRAINT "ownership_percent" CHECK ("ownership"."percent" > 0 and "ownership"."percent" <= 100)
);
--> statement-breakpoint
CREATE TABLE "draw_chain" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"anchor" text NOT NULL,
	"start_sealed" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draw_round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"state" text NOT NULL,
	"request" jsonb NOT NULL,
	"request_hash" text NOT NULL,
	"eligible" integer NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"certificate" jsonb,
	"certificate_hash" text,
	"drawn_at" timestamp with time zone,
	"public_code" text NOT NULL,
	CONSTRAINT "draw_round_state" CHECK ("draw_round"."state" in ('REQUESTED', 'DRAWN', 'INFEASIBLE', 'VOIDED')),
	CONSTRAINT "draw_round_number" CHECK ("draw_round"."round" between 1 and 63),
	CONSTRAINT "draw_round_done" CHECK ((state in ('DRAWN', 'INFEASIBLE')) = (certificate is not null and certificate_hash is not null and drawn_at is not null) or state = 'VOIDED')
);
--> statement-breakpoint
CREATE TABLE "expert_hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expert_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	"firm" boolean DEFAULT false NOT NULL,
	"released_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"expert_id" uuid NOT NULL,
	"employer" text NOT NULL,
	"ticket" text NOT NULL,
	"state" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"sent_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"delivered_via" text,
	"deadline" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decline_reason" text,
	"note" text,
	"revoked_reason" text,
	"undertaken_at" timestamp with time zone,
	CONSTRAINT "invitation_state" CHECK ("invitation"."state" in ('CREATED', 'SENT', 'DELIVERED', 'ACCEPTED', 'DECLINED', 'TIMED_OUT', 'UNDELIVERABLE', 'REVOKED', 'WITHDRAWN', 'REMOVED_CONFLICT', 'RELEASED', 'ATTENDED', 'NO_SHOW')),
	CONSTRAINT "invitation_deadline" CHECK ((delivered_at is null) = (deadline is null)),
	CONSTRAINT "invitation_delivered_via" CHECK ("invitation"."delivered_via" in ('receipt', 'viewed')),
	CONSTRAINT "invitation_decline_reason" CHECK ("invitation"."decline_reason" in ('TIME', 'INTEREST', 'SPECIALTY', 'HEALTH', 'OTHER')),
	CONSTRAINT "invitation_in_time" CHECK (state not in ('ACCEPTED', 'ATTENDED', 'DECLINED') or (deadline is not null and decided_at is not null and decided_at < deadline)),
	CONSTRAINT "invitation_timeout" CHECK (state <> 'TIMED_OUT' or (deadline is not null and decided_at is not null and decided_at >= deadline))
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"specialty" text NOT NULL,
	"main" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_role" text,
	"actor_org" text,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" jsonb NOT NULL,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clock_offset" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"amount" interval NOT NULL,
	CONSTRAINT "clock_offset_only" CHECK ("clock_offset"."only")
);
--> statement-breakpoint
CREATE TABLE "heartbeat" (
	"name" text PRIMARY KEY NOT NULL,
	"beat_at" timestamp with time zone NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"job" text NOT NULL,
	"payload" jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"relayed_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"last_error" text,
	"done_at" timestamp with time zone,
	"dead_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "hazardous_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"part" text NOT NULL,
	"chainage" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"classification" jsonb NOT NULL,
	"result" text NOT NULL,
	"fingerprint" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "hazardous_item_result" CHECK ("hazardous_item"."result" in ('NOT_HAZARDOUS', 'HAZARDOUS', 'OVER_SCALE', 'UNDETERMINED'))
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"library" text NOT NULL,
	"jurisdiction_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "project_library" CHECK ("project"."library" in ('SZ', 'GD'))
);
--> statement-breakpoint
CREATE TABLE "project_party" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"role" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"contact_name" text,
	"added_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "project_party_role" CHECK ("project_party"."role" in ('owner', 'survey', 'design', 'contractor', 'subcontractor', 'supervision', 'monitoring', 'testing', 'plan_author'))
);
--> statement-breakpoint
CREATE TABLE "case_number" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text,
	"project_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"jurisdiction_code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"policy_code" text NOT NULL,
	"library" text NOT NULL,
	"main_specialty" text,
	"result" text,
	"classification" jsonb,
	"parts" text[] DEFAULT '{}' NOT NULL,
	"returned_reason" text,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"admit_by" timestamp with time zone,
	"admitted_at" timestamp with time zone,
	"seats" jsonb,
	"meeting_from" timestamp with time zone,
	"meeting_to" timestamp with time zone,
	"meeting_place" text,
	"frozen_at" timestamp with time zone,
	"exhausted_reason" jsonb,
	"exhausted_at" timestamp with time zone,
	"panel_formed_at" timestamp with time zone,
	"first_formed_at" timestamp with time zone,
	"cancel_requested_at" timestamp with time zone,
	"cancel_reason" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "review_case_state" CHECK ("review_case"."state" in ('DRAFT', 'SUBMITTED', 'RETURNED', 'ADMITTED', 'DRAWING', 'INVITING', 'POOL_EXHAUSTED', 'PANEL_FORMED', 'PRE_REVIEW', 'IN_MEETING', 'AWAITING_REPORT', 'REPORT_CHECK', 'CONCLUDED', 'REVISION', 'LEADER_CONFIRMED', 'MEDIATION', 'APPROVAL', 'APPROVED', 'IMPLEMENTING', 'COMPLETED', 'CLOSED_FAIL', 'SUSPENDED', 'CANCELLED', 'VOID')),
	CONSTRAINT "review_case_meeting" CHECK ("review_case"."meeting_to" > "review_case"."meeting_from"),
	CONSTRAINT "review_case_frozen" CHECK (frozen_at is null or (seats is not null and meeting_from is not null and meeting_to is not null))
);
--> statement-breakpoint
CREATE TABLE "review_item" (
	"case_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"fingerprint" text NOT NULL,
	"open" boolean DEFAULT true NOT NULL,
	CONSTRAINT "review_item_case_id_item_id_pk" PRIMARY KEY("case_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "stored_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"display_name" text NOT NULL,
	"object_key" text NOT NULL,
	"state" text NOT NULL,
	"size" bigint,
	"sha256" text,
	"content_type" text,
	"pages" integer,
	"rejection" text,
	"scanner" text,
	"uploaded_by" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"available_at" timestamp with time zone,
	CONSTRAINT "stored_file_kind" CHECK ("stored_file"."kind" in ('plan', 'company_review', 'supervisor_review')),
	CONSTRAINT "stored_file_state" CHECK ("stored_file"."state" in ('UPLOADING', 'CHECKING', 'SCANNING', 'AVAILABLE', 'REJECTED')),
	CONSTRAINT "stored_file_available" CHECK (state <> 'AVAILABLE' or (sha256 is not null and size > 0 and scanner is not null and available_at is not null))
);
--> statement-breakpoint
CREATE TABLE "catalogue_version" (
	"code" text PRIMARY KEY NOT NULL,
	"layer" text NOT NULL,
	"effective_from" date NOT NULL,
	"document" text NOT NULL,
	"content" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "catalogue_version_layer" CHECK ("catalogue_version"."layer" in ('national', 'provincial'))
);
--> statement-breakpoint
CREATE TABLE "holiday" (
	"day" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "holiday_kind" CHECK ("holiday"."kind" in ('rest', 'work'))
);
--> statement-breakpoint
CREATE TABLE "jurisdiction" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"parent_code" text,
	"competent_body" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "jurisdiction_kind" CHECK ("jurisdiction"."kind" in ('municipal', 'district', 'functional'))
);
--> statement-breakpoint
CREATE TABLE "policy_version" (
	"code" text PRIMARY KEY NOT NULL,
	"effective_from" date NOT NULL,
	"document" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_post" ADD CONSTRAINT "staff_post_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conduct_record" ADD CONSTRAINT "conduct_record_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert" ADD CONSTRAINT "expert_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_employment" ADD CONSTRAINT "expert_employment_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_employment" ADD CONSTRAINT "expert_employment_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_interest" ADD CONSTRAINT "expert_interest_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_leave" ADD CONSTRAINT "expert_leave_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_specialty" ADD CONSTRAINT "expert_specialty_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_suspension" ADD CONSTRAINT "expert_suspension_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_term" ADD CONSTRAINT "expert_term_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sms_attempt" ADD CONSTRAINT "sms_attempt_message_id_sms_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."sms_message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sms_message" ADD CONSTRAINT "sms_message_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sms_receipt" ADD CONSTRAINT "sms_receipt_attempt_id_sms_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."sms_attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership" ADD CONSTRAINT "ownership_owner_id_organization_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership" ADD CONSTRAINT "ownership_owned_id_organization_id_fk" FOREIGN KEY ("owned_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_chain" ADD CONSTRAINT "draw_chain_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_round" ADD CONSTRAINT "draw_round_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_hold" ADD CONSTRAINT "expert_hold_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_hold" ADD CONSTRAINT "expert_hold_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_round_id_draw_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."draw_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_expert_id_expert_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazardous_item" ADD CONSTRAINT "hazardous_item_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_jurisdiction_code_jurisdiction_code_fk" FOREIGN KEY ("jurisdiction_code") REFERENCES "public"."jurisdiction"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_party" ADD CONSTRAINT "project_party_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_party" ADD CONSTRAINT "project_party_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_jurisdiction_code_jurisdiction_code_fk" FOREIGN KEY ("jurisdiction_code") REFERENCES "public"."jurisdiction"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_policy_code_policy_version_code_fk" FOREIGN KEY ("policy_code") REFERENCES "public"."policy_version"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_item_id_hazardous_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."hazardous_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "app_user_person" ON "app_user" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "app_user_organization" ON "app_user" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_id_number" ON "person" USING btree ("id_number_hash");--> statement-breakpoint
CREATE INDEX "person_phone" ON "person" USING btree ("phone_hash");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_post_one_admin" ON "staff_post" USING btree ("person_id") WHERE post in ('system', 'security', 'audit') and valid_to is null;--> statement-breakpoint
CREATE INDEX "staff_post_person" ON "staff_post" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conduct_record_once" ON "conduct_record" USING btree ("kind","evidence_id");--> statement-breakpoint
CREATE INDEX "conduct_record_expert" ON "conduct_record" USING btree ("expert_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_number" ON "expert" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_person" ON "expert" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "expert_employment_expert" ON "expert_employment" USING btree ("expert_id");--> statement-breakpoint
CREATE INDEX "expert_employment_organization" ON "expert_employment" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "expert_interest_expert" ON "expert_interest" USING btree ("expert_id");--> statement-breakpoint
CREATE INDEX "expert_interest_uscc" ON "expert_interest" USING btree ("uscc_hash");--> statement-breakpoint
CREATE INDEX "expert_leave_expert" ON "expert_leave" USING btree ("expert_id","leave_to");--> statement-breakpoint
CREATE INDEX "expert_specialty_specialty" ON "expert_specialty" USING btree ("specialty","expert_id");--> statement-breakpoint
CREATE INDEX "expert_suspension_expert" ON "expert_suspension" USING btree ("expert_id");--> statement-breakpoint
CREATE INDEX "expert_term_expert" ON "expert_term" USING btree ("expert_id","term_to");--> statement-breakpoint
CREATE INDEX "sms_attempt_message" ON "sms_attempt" USING btree ("message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sms_attempt_provider" ON "sms_attempt" USING btree ("channel","provider_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sms_message_once" ON "sms_message" USING btree ("template","subject_id");--> statement-breakpoint
CREATE INDEX "sms_message_open" ON "sms_message" USING btree ("due_at") WHERE state in ('CREATED', 'SENDING', 'SENT');--> statement-breakpoint
CREATE INDEX "sms_message_subject" ON "sms_message" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "sms_message_created" ON "sms_message" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sms_receipt_digest" ON "sms_receipt" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "sms_receipt_attempt" ON "sms_receipt" USING btree ("attempt_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organization_uscc" ON "organization" USING btree ("uscc");--> statement-breakpoint
CREATE INDEX "organization_branch" ON "organization" USING btree ("branch_of");--> statement-breakpoint
CREATE INDEX "ownership_owner" ON "ownership" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "ownership_owned" ON "ownership" USING btree ("owned_id");--> statement-breakpoint
CREATE UNIQUE INDEX "draw_round_case" ON "draw_round" USING btree ("case_id","round");--> statement-breakpoint
CREATE UNIQUE INDEX "draw_round_one_open" ON "draw_round" USING btree ("case_id") WHERE state = 'REQUESTED';--> statement-breakpoint
CREATE UNIQUE INDEX "draw_round_public" ON "draw_round" USING btree ("public_code");--> statement-breakpoint
CREATE UNIQUE INDEX "expert_hold_invitation" ON "expert_hold" USING btree ("invitation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_asked_once" ON "invitation" USING btree ("case_id","expert_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_one_per_seat" ON "invitation" USING btree ("seat_id") WHERE state in ('CREATED', 'SENT', 'DELIVERED', 'ACCEPTED', 'ATTENDED');--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_token" ON "invitation" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitation_due" ON "invitation" USING btree ("deadline") WHERE state = 'DELIVERED';--> statement-breakpoint
CREATE INDEX "invitation_expert" ON "invitation" USING btree ("expert_id","created_at");--> statement-breakpoint
CREATE INDEX "invitation_case" ON "invitation" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_ordinal" ON "seat" USING btree ("case_id","ordinal");--> statement-breakpoint
CREATE INDEX "audit_entry_subject" ON "audit_entry" USING btree ("subject_type","subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_entry_at" ON "audit_entry" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_entry_actor" ON "audit_entry" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("due_at") WHERE done_at is null and dead_at is null;--> statement-breakpoint
CREATE INDEX "outbox_unrelayed" ON "outbox" USING btree ("due_at") WHERE relayed_at is null and done_at is null and dead_at is null;--> statement-breakpoint
CREATE INDEX "hazardous_item_project" ON "hazardous_item" USING btree ("project_id");--> statement-breakpoint
CREATE UNIQUE INDEX "hazardous_item_fingerprint" ON "hazardous_item" USING btree ("fingerprint") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "project_organization" ON "project" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "project_jurisdiction" ON "project" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE UNIQUE INDEX "project_party_once" ON "project_party" USING btree ("project_id","role","organization_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "project_party_organization" ON "project_party" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_case_number" ON "review_case" USING btree ("number");--> statement-breakpoint
CREATE INDEX "review_case_jurisdiction" ON "review_case" USING btree ("jurisdiction_code","submitted_at");--> statement-breakpoint
CREATE INDEX "review_case_organization" ON "review_case" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "review_case_project" ON "review_case" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "review_case_state_submitted" ON "review_case" USING btree ("state","submitted_at");--> statement-breakpoint
CREATE INDEX "review_case_submitted" ON "review_case" USING btree ("submitted_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_item_one_open_case" ON "review_item" USING btree ("fingerprint") WHERE open;--> statement-breakpoint
CREATE UNIQUE INDEX "stored_file_version" ON "stored_file" USING btree ("case_id","kind","version");--> statement-breakpoint
CREATE UNIQUE INDEX "stored_file_object" ON "stored_file" USING btree ("object_key");--> statement-breakpoint
CREATE INDEX "jurisdiction_parent" ON "jurisdiction" USING btree ("parent_code");