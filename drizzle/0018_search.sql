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
