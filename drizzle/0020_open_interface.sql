CREATE TABLE "exchange_answer" (
	"token_id" uuid NOT NULL,
	"key_hash" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer NOT NULL,
	"body" jsonb NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"kept_until" timestamp with time zone NOT NULL,
	CONSTRAINT "exchange_answer_token_id_key_hash_pk" PRIMARY KEY("token_id","key_hash"),
	CONSTRAINT "exchange_answer_kept" CHECK (kept_until > answered_at)
);
--> statement-breakpoint
CREATE TABLE "exchange_position" (
	"token_id" uuid NOT NULL,
	"resource" text NOT NULL,
	"through" timestamp with time zone NOT NULL,
	"acknowledged_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exchange_position_token_id_resource_pk" PRIMARY KEY("token_id","resource"),
	CONSTRAINT "exchange_position_resource" CHECK ("exchange_position"."resource" in ('cases', 'inspections')),
	CONSTRAINT "exchange_position_past" CHECK (through <= acknowledged_at)
);
--> statement-breakpoint
CREATE TABLE "exchange_token" (
	"id" uuid PRIMARY KEY NOT NULL,
	"system" text NOT NULL,
	"operator" text NOT NULL,
	"token_hash" text NOT NULL,
	"ending" text NOT NULL,
	"resources" text[] NOT NULL,
	"areas" text[] NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_by" uuid,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text,
	CONSTRAINT "exchange_token_resources" CHECK (cardinality(resources) > 0 and resources <@ array['cases', 'certificates', 'inspections']),
	CONSTRAINT "exchange_token_areas" CHECK (cardinality(areas) > 0),
	CONSTRAINT "exchange_token_ends" CHECK (expires_at > issued_at),
	CONSTRAINT "exchange_token_revoked" CHECK (num_nonnulls(revoked_by, revoked_at, revoked_reason) in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "exchange_use" (
	"token_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"n" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exchange_use_token_id_operation_hour_pk" PRIMARY KEY("token_id","operation","hour"),
	CONSTRAINT "exchange_use_counted" CHECK (n > 0)
);
--> statement-breakpoint
ALTER TABLE "exchange_answer" ADD CONSTRAINT "exchange_answer_token_id_exchange_token_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."exchange_token"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_position" ADD CONSTRAINT "exchange_position_token_id_exchange_token_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."exchange_token"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_token" ADD CONSTRAINT "exchange_token_issued_by_person_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_token" ADD CONSTRAINT "exchange_token_revoked_by_person_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_use" ADD CONSTRAINT "exchange_use_token_id_exchange_token_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."exchange_token"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exchange_answer_old" ON "exchange_answer" USING btree ("kept_until");--> statement-breakpoint
CREATE UNIQUE INDEX "exchange_token_hash" ON "exchange_token" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "exchange_token_issued" ON "exchange_token" USING btree ("issued_at");--> statement-breakpoint
-- A token stays what it was issued as; it is revoked once, and never taken away: what it read leads back to it.
CREATE FUNCTION exchange_token_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  open_fields text[] := array['revoked_by', 'revoked_at', 'revoked_reason'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'exchange_token is kept' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.revoked_at IS NOT NULL THEN
    RAISE EXCEPTION 'exchange_token is revoked' USING ERRCODE = 'check_violation';
  END IF;
  IF to_jsonb(NEW) - open_fields IS DISTINCT FROM to_jsonb(OLD) - open_fields THEN
    RAISE EXCEPTION 'exchange_token is kept as it was issued' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER exchange_token_kept BEFORE UPDATE OR DELETE ON exchange_token FOR EACH ROW EXECUTE FUNCTION exchange_token_kept();
--> statement-breakpoint
-- What a system has said it took is never taken back.
CREATE FUNCTION exchange_position_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.through < OLD.through OR (NEW.token_id, NEW.resource) IS DISTINCT FROM (OLD.token_id, OLD.resource) THEN
    RAISE EXCEPTION 'exchange_position moves forward alone' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER exchange_position_forward BEFORE UPDATE ON exchange_position FOR EACH ROW EXECUTE FUNCTION exchange_position_forward();
