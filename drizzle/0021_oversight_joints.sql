ALTER TABLE "credit_event" DROP CONSTRAINT "credit_event_kind";--> statement-breakpoint
ALTER TABLE "credit_event" DROP CONSTRAINT "credit_event_source";--> statement-breakpoint
ALTER TABLE "review_case" DROP CONSTRAINT "review_case_predecessor_kind";--> statement-breakpoint
DROP INDEX "credit_event_evidence";--> statement-breakpoint
CREATE INDEX "credit_event_complaint" ON "credit_event" USING btree ("evidence_id") WHERE evidence_type = 'complaint';--> statement-breakpoint
CREATE UNIQUE INDEX "credit_event_evidence" ON "credit_event" USING btree ("evidence_type","evidence_id") WHERE evidence_type <> 'complaint';--> statement-breakpoint
ALTER TABLE "credit_event" ADD CONSTRAINT "credit_event_evidence_type" CHECK ("credit_event"."evidence_type" in ('conduct_record', 'unit_conduct', 'inspection_finding', 'outside_review', 'complaint'));--> statement-breakpoint
ALTER TABLE "credit_event" ADD CONSTRAINT "credit_event_kind" CHECK ("credit_event"."kind" in ('CONFIRM_TIMEOUT', 'DECLINED_WITHOUT_REASON', 'WITHDREW_LATE', 'UNDISCLOSED_CONFLICT', 'LATE', 'NO_SHOW', 'OPINION_LATE', 'OPINION_MISSING', 'OPINION_ON_TIME', 'LEADER', 'OPINION_PERFUNCTORY', 'REPORT_ERROR', 'DISCIPLINE_BREACH', 'EMERGENCY_SUPPORT', 'REPORT_LATE', 'BYPASSED_PLATFORM', 'STARTED_EARLY', 'PLAN_DEVIATED'));--> statement-breakpoint
ALTER TABLE "credit_event" ADD CONSTRAINT "credit_event_source" CHECK (num_nonnulls(evidence_type, evidence_id) in (0, 2) and case source
        when 'RECORDED' then evidence_type is not null and evidence_type <> 'complaint'
          and (proposed_by is not null) = (evidence_type in ('inspection_finding', 'outside_review'))
        when 'MANUAL' then coalesce(evidence_type, 'complaint') = 'complaint' and proposed_by is not null and document <> '' and statement <> ''
        else false end);--> statement-breakpoint
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_predecessor_kind" CHECK ("review_case"."predecessor_kind" in ('FAILED', 'SUBSTANTIAL', 'CANCELLED', 'VOID'));