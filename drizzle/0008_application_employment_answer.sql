ALTER TABLE "expert_application" ADD COLUMN "employment_answer" text;--> statement-breakpoint
ALTER TABLE "expert_application" ADD COLUMN "employment_note" text;--> statement-breakpoint
ALTER TABLE "expert_application" ADD CONSTRAINT "expert_application_employment" CHECK ("expert_application"."employment_answer" in ('none', 'some'));