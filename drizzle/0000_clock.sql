-- The one clock. plpgsql, because the offset's table is only made by the next migration.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE plpgsql VOLATILE PARALLEL SAFE AS $$
BEGIN
  RETURN clock_timestamp() + coalesce((SELECT amount FROM clock_offset LIMIT 1), interval '0');
END
$$;
