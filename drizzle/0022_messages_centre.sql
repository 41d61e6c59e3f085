CREATE TABLE "message_handling" (
	"message_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"note" text NOT NULL,
	"handled_by" uuid NOT NULL,
	"handled_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "message_handling_kind" CHECK ("message_handling"."kind" in ('RESENT', 'TOLD'))
);
--> statement-breakpoint
CREATE TABLE "message_setting" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sms" boolean NOT NULL,
	"changed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "message_setting_person_id_kind_pk" PRIMARY KEY("person_id","kind")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"template" text NOT NULL,
	"person_id" uuid NOT NULL,
	"desk" text NOT NULL,
	"organization_id" uuid,
	"thing_type" text NOT NULL,
	"thing_id" uuid NOT NULL,
	"params" jsonb NOT NULL,
	"sms_message_id" uuid NOT NULL,
	"visible_from" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "notice_desk" CHECK ("notice"."desk" in ('expert', 'unit', 'regulator')),
	CONSTRAINT "notice_unit" CHECK ((desk = 'unit') = (organization_id is not null))
);
--> statement-breakpoint
CREATE TABLE "notice_read" (
	"notice_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"read_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "notice_read_notice_id_person_id_pk" PRIMARY KEY("notice_id","person_id")
);
--> statement-breakpoint
DROP INDEX "sms_message_once";--> statement-breakpoint
ALTER TABLE "sms_message" ADD COLUMN "switched_off" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sms_message" ADD COLUMN "resend_of" uuid;--> statement-breakpoint
ALTER TABLE "message_handling" ADD CONSTRAINT "message_handling_message_id_sms_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."sms_message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_handling" ADD CONSTRAINT "message_handling_handled_by_person_id_fk" FOREIGN KEY ("handled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_setting" ADD CONSTRAINT "message_setting_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_sms_message_id_sms_message_id_fk" FOREIGN KEY ("sms_message_id") REFERENCES "public"."sms_message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_read" ADD CONSTRAINT "notice_read_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_read" ADD CONSTRAINT "notice_read_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notice_sms" ON "notice" USING btree ("sms_message_id");--> statement-breakpoint
CREATE INDEX "notice_person" ON "notice" USING btree ("person_id","desk","visible_from");--> statement-breakpoint
CREATE INDEX "notice_organization" ON "notice" USING btree ("organization_id","visible_from");--> statement-breakpoint
ALTER TABLE "sms_message" ADD CONSTRAINT "sms_message_resend_of_sms_message_id_fk" FOREIGN KEY ("resend_of") REFERENCES "public"."sms_message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "sms_message_resend_once" ON "sms_message" USING btree ("resend_of");--> statement-breakpoint
CREATE INDEX "sms_message_lost" ON "sms_message" USING btree ("created_at") WHERE state in ('FAILED', 'UNDELIVERED');--> statement-breakpoint
CREATE UNIQUE INDEX "sms_message_once" ON "sms_message" USING btree ("template","subject_id") WHERE resend_of is null;--> statement-breakpoint
ALTER TABLE "sms_message" ADD CONSTRAINT "sms_message_switched_off" CHECK (not switched_off or state = 'CANCELLED');--> statement-breakpoint
-- What somebody was told, has opened, and what was done about what did not arrive, stays as it was written.
CREATE TRIGGER notice_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON notice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER notice_read_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON notice_read FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER message_handling_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON message_handling FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TABLE "publication" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"audience" text[] NOT NULL,
	"required" boolean NOT NULL,
	"state" text DEFAULT 'DRAFT' NOT NULL,
	"drafted_by" uuid NOT NULL,
	"drafted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	CONSTRAINT "publication_state" CHECK ("publication"."state" in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
	CONSTRAINT "publication_kind" CHECK ("publication"."kind" in ('ANNOUNCEMENT', 'POLICY', 'TRAINING')),
	CONSTRAINT "publication_audience" CHECK (cardinality(audience) > 0 and audience <@ array['public', 'expert', 'contractor', 'supervision', 'regulator']),
	CONSTRAINT "publication_required" CHECK (not required or 'expert' = any (audience)),
	CONSTRAINT "publication_published" CHECK ((state = 'DRAFT') = (published_at is null) and (published_at is null) = (published_by is null)),
	CONSTRAINT "publication_withdrawn" CHECK ((state = 'WITHDRAWN') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawn_by is null)
        and (withdrawn_at is null) = (withdrawn_reason is null))
);
--> statement-breakpoint
CREATE TABLE "publication_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"publication_id" uuid NOT NULL,
	"display_name" text NOT NULL,
	"object_key" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"scanner" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publication_read" (
	"publication_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"read_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "publication_read_publication_id_person_id_pk" PRIMARY KEY("publication_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_drafted_by_person_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_published_by_person_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_withdrawn_by_person_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_file" ADD CONSTRAINT "publication_file_publication_id_publication_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publication"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_read" ADD CONSTRAINT "publication_read_publication_id_publication_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publication"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_read" ADD CONSTRAINT "publication_read_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "publication_shown" ON "publication" USING btree ("published_at") WHERE state = 'PUBLISHED';--> statement-breakpoint
CREATE INDEX "publication_file_publication" ON "publication_file" USING btree ("publication_id");--> statement-breakpoint
-- Who has read what, and with which files it was published, stays as it was written.
CREATE TRIGGER publication_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publication_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER publication_read_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publication_read FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A draft changes; what was published only ends.
CREATE FUNCTION publication_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'publication is history' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state <> 'DRAFT' AND (to_jsonb(NEW) - ARRAY['state', 'withdrawn_by', 'withdrawn_at', 'withdrawn_reason'])
      IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['state', 'withdrawn_by', 'withdrawn_at', 'withdrawn_reason']) THEN
    RAISE EXCEPTION 'publication is published' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND NOT (OLD.state || ' ' || NEW.state) = ANY (ARRAY['DRAFT PUBLISHED', 'PUBLISHED WITHDRAWN']) THEN
    RAISE EXCEPTION 'publication does not go there' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER publication_fixed BEFORE UPDATE OR DELETE ON publication FOR EACH ROW EXECUTE FUNCTION publication_fixed();
