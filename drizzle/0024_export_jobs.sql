CREATE TABLE "export_job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list" text NOT NULL,
	"filter" jsonb NOT NULL,
	"file_name" text NOT NULL,
	"user_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"requested_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"beat_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"object_key" text,
	"size" integer,
	CONSTRAINT "export_job_state" CHECK ("export_job"."state" in ('QUEUED', 'RUNNING', 'READY', 'FAILED', 'EXPIRED')),
	CONSTRAINT "export_job_list" CHECK ("export_job"."list" in ('inspections'))
);
--> statement-breakpoint
ALTER TABLE "export_job" ADD CONSTRAINT "export_job_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "export_job_person" ON "export_job" USING btree ("person_id","requested_at");--> statement-breakpoint
CREATE INDEX "export_job_open" ON "export_job" USING btree ("state","beat_at");--> statement-breakpoint
-- Who asked for what and when stays; what ended stays ended but for the end of its file (ADR 0030).
CREATE FUNCTION export_job_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'export_job is kept' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (OLD.id, OLD.list, OLD.file_name, OLD.user_id, OLD.person_id, OLD.requested_at)
     IS DISTINCT FROM (NEW.id, NEW.list, NEW.file_name, NEW.user_id, NEW.person_id, NEW.requested_at) THEN
    RAISE EXCEPTION 'export_job is fixed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state IN ('FAILED', 'EXPIRED') OR (OLD.state = 'READY' AND NEW.state <> 'EXPIRED') THEN
    RAISE EXCEPTION 'export_job has ended' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER export_job_fixed BEFORE UPDATE OR DELETE ON export_job FOR EACH ROW EXECUTE FUNCTION export_job_fixed();
