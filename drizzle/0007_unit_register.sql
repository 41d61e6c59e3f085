ALTER TABLE "organization" ADD COLUMN "stop_reason" text;--> statement-breakpoint
ALTER TABLE "organization_delegate" ADD COLUMN "accepted_at" timestamp with time zone;--> statement-breakpoint
-- What was believed about units stays readable: shares are superseded, names and grants end, none is rewritten.
CREATE TRIGGER ownership_history BEFORE UPDATE OR DELETE ON ownership FOR EACH ROW EXECUTE FUNCTION fact_frozen('superseded_at');
--> statement-breakpoint
CREATE TRIGGER organization_name_history BEFORE UPDATE OR DELETE ON organization_name FOR EACH ROW EXECUTE FUNCTION fact_frozen('valid_to');
--> statement-breakpoint
CREATE TRIGGER organization_delegate_history BEFORE UPDATE OR DELETE ON organization_delegate FOR EACH ROW EXECUTE FUNCTION fact_frozen('accepted_at', 'ended_at');
--> statement-breakpoint
-- Finding a unit by a part of a name it once had.
CREATE INDEX organization_former_name_trgm ON organization_name USING gin (name gin_trgm_ops);
