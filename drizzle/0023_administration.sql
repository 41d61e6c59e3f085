CREATE TABLE "post_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"post" text NOT NULL,
	"jurisdiction_code" text,
	"valid_from" date,
	"valid_to" date,
	"ends_post_id" uuid,
	"document" text NOT NULL,
	"state" text DEFAULT 'PROPOSED' NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision" text,
	CONSTRAINT "post_change_kind" CHECK ("post_change"."kind" in ('GIVE', 'END')),
	CONSTRAINT "post_change_post" CHECK ("post_change"."post" in ('station', 'bureau', 'district', 'system', 'security', 'audit')),
	CONSTRAINT "post_change_state" CHECK ("post_change"."state" in ('PROPOSED', 'CONFIRMED', 'REFUSED', 'WITHDRAWN')),
	CONSTRAINT "post_change_what" CHECK ((kind = 'GIVE') = (valid_from is not null) and (kind = 'END') = (ends_post_id is not null)),
	CONSTRAINT "post_change_order" CHECK ("post_change"."valid_to" >= "post_change"."valid_from"),
	CONSTRAINT "post_change_decided" CHECK ((state = 'PROPOSED') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
	CONSTRAINT "post_change_not_own" CHECK (proposed_by <> person_id and decided_by <> person_id),
	CONSTRAINT "post_change_two" CHECK ((state = 'WITHDRAWN') = (decided_by = proposed_by))
);
--> statement-breakpoint
CREATE TABLE "holiday_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer,
	"format" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"state" text NOT NULL,
	"days" jsonb NOT NULL,
	"problems" jsonb NOT NULL,
	"document" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "holiday_import_state" CHECK ("holiday_import"."state" in ('REFUSED', 'PREVIEWED', 'COMMITTED', 'DISCARDED')),
	CONSTRAINT "holiday_import_format" CHECK ("holiday_import"."format" in ('XLSX', 'JSON', 'TEXT')),
	CONSTRAINT "holiday_import_closed" CHECK ((state = 'PREVIEWED') = (closed_at is null)),
	CONSTRAINT "holiday_import_document" CHECK ((state = 'COMMITTED') = (document is not null) and (state <> 'COMMITTED' or year is not null))
);
--> statement-breakpoint
CREATE TABLE "policy_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"basis" text NOT NULL,
	"effective_from" date NOT NULL,
	"parameters" jsonb NOT NULL,
	"follows" text NOT NULL,
	"state" text DEFAULT 'DRAFT' NOT NULL,
	"drafted_by" uuid NOT NULL,
	"drafted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"returned_reason" text,
	CONSTRAINT "policy_draft_state" CHECK ("policy_draft"."state" in ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'DISCARDED')),
	CONSTRAINT "policy_draft_submitted" CHECK (state not in ('SUBMITTED', 'PUBLISHED') or submitted_at is not null),
	CONSTRAINT "policy_draft_decided" CHECK ((state = 'PUBLISHED') = (decided_at is not null) and (decided_at is null) = (decided_by is null)),
	CONSTRAINT "policy_draft_two" CHECK ("policy_draft"."decided_by" <> "policy_draft"."drafted_by")
);
--> statement-breakpoint
DROP INDEX "staff_post_one_admin";--> statement-breakpoint
ALTER TABLE "staff_post" ADD COLUMN "change_id" uuid;--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "locked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "given_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "post_change" ADD CONSTRAINT "post_change_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_change" ADD CONSTRAINT "post_change_ends_post_id_staff_post_id_fk" FOREIGN KEY ("ends_post_id") REFERENCES "public"."staff_post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_change" ADD CONSTRAINT "post_change_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_change" ADD CONSTRAINT "post_change_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holiday_import" ADD CONSTRAINT "holiday_import_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_draft" ADD CONSTRAINT "policy_draft_follows_policy_version_code_fk" FOREIGN KEY ("follows") REFERENCES "public"."policy_version"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_draft" ADD CONSTRAINT "policy_draft_drafted_by_person_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_draft" ADD CONSTRAINT "policy_draft_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "post_change_open" ON "post_change" USING btree ("person_id","post",coalesce(jurisdiction_code, '')) WHERE state = 'PROPOSED';--> statement-breakpoint
CREATE INDEX "post_change_proposed" ON "post_change" USING btree ("proposed_at");--> statement-breakpoint
CREATE INDEX "holiday_import_created" ON "holiday_import" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_draft_one_open" ON "policy_draft" USING btree ((true)) WHERE state in ('DRAFT', 'SUBMITTED');--> statement-breakpoint
CREATE INDEX "policy_draft_changed" ON "policy_draft" USING btree ("changed_at");--> statement-breakpoint
ALTER TABLE "staff_post" ADD CONSTRAINT "staff_post_change_id_post_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."post_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "staff_post_change" ON "staff_post" USING btree ("change_id");--> statement-breakpoint
CREATE INDEX "outbox_dead" ON "outbox" USING btree ("dead_at") WHERE dead_at is not null;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_given_up" CHECK (given_up_at is null or dead_at is not null);--> statement-breakpoint
-- The guards below are about the administrators' roles (src/db/roles.ts). Rights are given to them after each migration.
CREATE FUNCTION china_today() RETURNS date LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT (app_now() AT TIME ZONE 'Asia/Shanghai')::date
$$;
--> statement-breakpoint
CREATE FUNCTION holds_post(who uuid, office text) RETURNS boolean LANGUAGE sql VOLATILE AS $$
  SELECT EXISTS (SELECT FROM staff_post WHERE person_id = who AND post = office
    AND valid_from <= china_today() AND (valid_to IS NULL OR valid_to >= china_today()))
$$;
--> statement-breakpoint
-- 三员分立: nobody holds two of the three posts of administration on one day, nor one of them beside an office.
ALTER TABLE staff_post ADD CONSTRAINT staff_post_one_admin EXCLUDE USING gist (person_id WITH =,
  daterange(valid_from, valid_to + 1) WITH &&) WHERE (post IN ('system', 'security', 'audit'));
--> statement-breakpoint
ALTER TABLE staff_post ADD CONSTRAINT staff_post_admin_apart EXCLUDE USING gist (person_id WITH =,
  daterange(valid_from, valid_to + 1) WITH &&, (CASE WHEN post IN ('system', 'security', 'audit') THEN 1 ELSE 0 END) WITH <>);
--> statement-breakpoint
-- A post is proposed by who holds the one office and decided by who holds the other, once.
CREATE FUNCTION post_change_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  open_fields text[] := array['state', 'decided_by', 'decided_at', 'decision'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'post_change is kept' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'PROPOSED' OR NOT holds_post(NEW.proposed_by, 'security') THEN
      RAISE EXCEPTION 'post_change: a security administrator proposes' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.kind = 'END' AND NOT EXISTS (SELECT FROM staff_post s WHERE s.id = NEW.ends_post_id AND s.person_id = NEW.person_id
        AND s.post = NEW.post AND s.jurisdiction_code IS NOT DISTINCT FROM NEW.jurisdiction_code) THEN
      RAISE EXCEPTION 'post_change: ends another post than it names' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> 'PROPOSED' OR to_jsonb(NEW) - open_fields IS DISTINCT FROM to_jsonb(OLD) - open_fields THEN
    RAISE EXCEPTION 'post_change is kept as it was proposed and decided' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state IN ('CONFIRMED', 'REFUSED') AND (current_user = 'gongping_security' OR NOT holds_post(NEW.decided_by, 'system')) THEN
    RAISE EXCEPTION 'post_change: a system administrator decides' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER post_change_guard BEFORE INSERT OR UPDATE OR DELETE ON post_change FOR EACH ROW EXECUTE FUNCTION post_change_guard();
--> statement-breakpoint
-- A post stands on a confirmed change. An office ends at the word of the security administrator, a post of
-- administration by a confirmed change, and never the last of its kind: nobody could give it again.
CREATE FUNCTION staff_post_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM post_change c WHERE c.id = NEW.change_id AND c.kind = 'GIVE' AND c.state = 'CONFIRMED'
        AND c.person_id = NEW.person_id AND c.post = NEW.post AND c.jurisdiction_code IS NOT DISTINCT FROM NEW.jurisdiction_code
        AND c.valid_from <= NEW.valid_from AND c.valid_to IS NOT DISTINCT FROM NEW.valid_to) THEN
      RAISE EXCEPTION 'staff_post: given by no confirmed change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.valid_to IS NULL OR NEW.valid_to > OLD.valid_to THEN
    RAISE EXCEPTION 'staff_post: a post is ended, not prolonged' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.post IN ('system', 'security', 'audit') THEN
    IF NOT EXISTS (SELECT FROM post_change c WHERE c.ends_post_id = OLD.id AND c.kind = 'END' AND c.state = 'CONFIRMED') THEN
      RAISE EXCEPTION 'staff_post: a post of administration ends by a confirmed change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (SELECT FROM staff_post s WHERE s.post = OLD.post AND s.id <> OLD.id
        AND s.valid_from <= china_today() AND (s.valid_to IS NULL OR s.valid_to >= china_today())) THEN
      RAISE EXCEPTION 'staff_post: the last of a post of administration' USING ERRCODE = 'insufficient_privilege';
    END IF;
  ELSIF current_user = 'gongping_system' THEN
    RAISE EXCEPTION 'staff_post: a security administrator ends an office' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER staff_post_guard BEFORE INSERT OR UPDATE ON staff_post FOR EACH ROW
  WHEN (current_user IN ('gongping_system', 'gongping_security')) EXECUTE FUNCTION staff_post_guard();
--> statement-breakpoint
-- Drafted by the one office, published by the other; what has left the draft is not written any more.
CREATE FUNCTION policy_draft_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  content text[] := array['title', 'basis', 'effective_from', 'parameters', 'follows', 'drafted_by'];
  field text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'policy_draft is kept' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT holds_post(NEW.drafted_by, 'system') AND (TG_OP = 'INSERT' OR NEW.drafted_by <> OLD.drafted_by) THEN
    RAISE EXCEPTION 'policy_draft: a system administrator drafts' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'DRAFT' THEN
      RAISE EXCEPTION 'policy_draft begins as a draft' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state IN ('PUBLISHED', 'DISCARDED') THEN
    RAISE EXCEPTION 'policy_draft is final' USING ERRCODE = 'check_violation';
  END IF;
  FOREACH field IN ARRAY content LOOP
    IF OLD.state <> 'DRAFT' AND to_jsonb(NEW) -> field IS DISTINCT FROM to_jsonb(OLD) -> field THEN
      RAISE EXCEPTION 'policy_draft is submitted' USING ERRCODE = 'check_violation';
    END IF;
  END LOOP;
  IF NEW.state = 'PUBLISHED' AND (OLD.state <> 'SUBMITTED' OR current_user = 'gongping_system' OR NOT holds_post(NEW.decided_by, 'security')) THEN
    RAISE EXCEPTION 'policy_draft: a security administrator publishes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER policy_draft_guard BEFORE INSERT OR UPDATE OR DELETE ON policy_draft FOR EACH ROW EXECUTE FUNCTION policy_draft_guard();
--> statement-breakpoint
-- Never retroactive; and by an administrator nothing but what was drafted, submitted and published as it stands.
CREATE FUNCTION policy_version_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Recorded before: the row is not going to be written.
  IF EXISTS (SELECT FROM policy_version WHERE code = NEW.code) THEN
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT FROM policy_version) AND (NEW.effective_from <= china_today()
      OR NEW.effective_from <= (SELECT max(effective_from) FROM policy_version)) THEN
    RAISE EXCEPTION 'policy_version is never retroactive' USING ERRCODE = 'check_violation';
  END IF;
  IF current_user = 'gongping_security' AND NOT EXISTS (SELECT FROM policy_draft d WHERE d.state = 'PUBLISHED'
      AND d.effective_from = NEW.effective_from AND NEW.code = NEW.effective_from::text AND d.parameters = NEW.parameters
      AND NEW.document = d.title || E'\n' || d.basis) THEN
    RAISE EXCEPTION 'policy_version: published by no draft' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER policy_version_guard BEFORE INSERT ON policy_version FOR EACH ROW EXECUTE FUNCTION policy_version_guard();
--> statement-breakpoint
-- A day that has come is what it was: deadlines were counted by it.
CREATE FUNCTION holiday_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.day <= china_today() THEN
    RAISE EXCEPTION 'holiday: the day has come' USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END
$$;
--> statement-breakpoint
CREATE TRIGGER holiday_guard BEFORE UPDATE OR DELETE ON holiday FOR EACH ROW WHEN (current_user = 'gongping_system') EXECUTE FUNCTION holiday_guard();
--> statement-breakpoint
-- What was handed in stays; only a preview is decided, once.
CREATE FUNCTION holiday_import_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  open_fields text[] := array['state', 'closed_at', 'document', 'problems'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'holiday_import is kept' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state <> 'PREVIEWED' OR to_jsonb(NEW) - open_fields IS DISTINCT FROM to_jsonb(OLD) - open_fields THEN
    RAISE EXCEPTION 'holiday_import is kept as it was handed in and decided' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER holiday_import_guard BEFORE UPDATE OR DELETE ON holiday_import FOR EACH ROW EXECUTE FUNCTION holiday_import_guard();
--> statement-breakpoint
-- Buried work is a system administrator's, and what she has given up stays buried; open work is the worker's.
CREATE FUNCTION outbox_buried_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.dead_at IS NULL OR OLD.given_up_at IS NOT NULL
     OR (current_user <> 'gongping_system' AND NOT pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER')) THEN
    RAISE EXCEPTION 'outbox: buried work is a system administrator''s' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER outbox_buried_guard BEFORE UPDATE ON outbox FOR EACH ROW
  WHEN (OLD.dead_at IS NOT NULL OR current_user = 'gongping_system') EXECUTE FUNCTION outbox_buried_guard();
