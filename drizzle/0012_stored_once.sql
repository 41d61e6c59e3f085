-- A large pool is stored once: the candidates as the text that is hashed, the certificate without its request.
ALTER TABLE "draw_round" ADD COLUMN "candidates" text;
--> statement-breakpoint
-- Nothing may be lost silently: a certificate that carries another request than its round's stops the migration.
DO $$
BEGIN
  IF EXISTS (SELECT FROM draw_round WHERE certificate IS NOT NULL AND certificate -> 'request' IS DISTINCT FROM request) THEN
    RAISE EXCEPTION 'a certificate holds another request than its round';
  END IF;
END
$$;
--> statement-breakpoint
ALTER TABLE draw_round DISABLE TRIGGER draw_round_frozen;
--> statement-breakpoint
-- Canonical JSON (RFC 8785): PostgreSQL escapes strings as it demands; keys and lists are written out here.
UPDATE draw_round SET
  candidates = (
    SELECT '[' || coalesce(string_agg('{"employer":' || (c -> 'employer')::text || ',"excluded":' || (c -> 'excluded')::text
      || ',"expert":' || (c -> 'expert')::text || ',"specialties":' || replace((c -> 'specialties')::text, '", "', '","') || '}', ',' ORDER BY n), '') || ']'
    FROM jsonb_array_elements(request -> 'candidates') WITH ORDINALITY AS listed(c, n)),
  request = request - 'candidates',
  certificate = certificate - 'request';
--> statement-breakpoint
ALTER TABLE draw_round ENABLE TRIGGER draw_round_frozen;
--> statement-breakpoint
ALTER TABLE "draw_round" ALTER COLUMN "candidates" SET NOT NULL;
--> statement-breakpoint
-- Of its own, and only where an update names the column: comparing a large text would cost every other update.
CREATE FUNCTION draw_round_candidates_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.candidates IS DISTINCT FROM OLD.candidates THEN
    RAISE EXCEPTION 'draw_round is frozen' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER draw_round_candidates_frozen BEFORE UPDATE OF candidates ON draw_round FOR EACH ROW EXECUTE FUNCTION draw_round_candidates_frozen();
