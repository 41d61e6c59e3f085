ALTER TABLE "report" DROP CONSTRAINT "report_state";--> statement-breakpoint
ALTER TABLE "report" DROP CONSTRAINT "report_fixed";--> statement-breakpoint
DROP INDEX "report_one_open";--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "content" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "report_one_open" ON "report" USING btree ("case_id") WHERE state not in ('WITHDRAWN', 'DISSENTED');--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_state" CHECK ("report"."state" in ('DRAFT', 'CONFIRMING', 'WITHDRAWN', 'DISSENTED', 'LOCKED', 'ACCEPTED'));--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_fixed" CHECK (state = 'DRAFT' or (conclusion is not null and content is not null and content_hash is not null and confirming_at is not null));--> statement-breakpoint
-- The frozen copy belongs to what is confirmed: it stays as well.
CREATE OR REPLACE FUNCTION report_content_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'DRAFT' AND (NEW.content_hash IS DISTINCT FROM OLD.content_hash OR NEW.content IS DISTINCT FROM OLD.content
     OR NEW.conclusion IS DISTINCT FROM OLD.conclusion OR NEW.headings IS DISTINCT FROM OLD.headings OR NEW.defects IS DISTINCT FROM OLD.defects) THEN
    RAISE EXCEPTION 'report content is fixed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
