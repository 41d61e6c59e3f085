DROP INDEX "member_question_once";--> statement-breakpoint
CREATE UNIQUE INDEX "member_question_one_open" ON "member_question" USING btree ("invitation_id") WHERE state = 'OPEN';--> statement-breakpoint
CREATE INDEX "member_question_invitation" ON "member_question" USING btree ("invitation_id");