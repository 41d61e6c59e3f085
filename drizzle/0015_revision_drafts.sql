CREATE TABLE "revision_draft" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"replies" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "revision_round" ADD COLUMN "leader_draft" jsonb;--> statement-breakpoint
ALTER TABLE "revision_draft" ADD CONSTRAINT "revision_draft_case_id_review_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_case"("id") ON DELETE no action ON UPDATE no action;