-- The regulators' list: one index per order, covering what its filters read (a million cases, page 500).
CREATE INDEX review_case_list_submitted ON review_case (submitted_at, id) INCLUDE (jurisdiction_code, state, main_specialty, organization_id, project_id) WHERE submitted_at IS NOT NULL;
--> statement-breakpoint
CREATE INDEX review_case_list_meeting ON review_case (meeting_from, id) INCLUDE (jurisdiction_code, state, main_specialty, organization_id, project_id, submitted_at) WHERE submitted_at IS NOT NULL;
--> statement-breakpoint
CREATE INDEX review_case_list_meeting_desc ON review_case (meeting_from DESC NULLS LAST, id DESC) INCLUDE (jurisdiction_code, state, main_specialty, submitted_at) WHERE submitted_at IS NOT NULL;
--> statement-breakpoint
CREATE INDEX review_case_list_number ON review_case (number, id) INCLUDE (jurisdiction_code, state, main_specialty, submitted_at) WHERE submitted_at IS NOT NULL;
--> statement-breakpoint
CREATE INDEX review_case_list_state ON review_case (array_position(array['SUBMITTED', 'RETURNED', 'ADMITTED', 'DRAWING', 'INVITING', 'POOL_EXHAUSTED', 'PANEL_FORMED', 'PRE_REVIEW', 'IN_MEETING', 'AWAITING_REPORT', 'REPORT_CHECK', 'CONCLUDED', 'REVISION', 'LEADER_CONFIRMED', 'MEDIATION', 'APPROVAL', 'APPROVED', 'IMPLEMENTING', 'COMPLETED', 'CLOSED_FAIL', 'SUSPENDED', 'CANCELLED', 'VOID']::text[], state), submitted_at, id) INCLUDE (state, jurisdiction_code, main_specialty) WHERE submitted_at IS NOT NULL;
--> statement-breakpoint
CREATE INDEX review_case_cancelling ON review_case (cancel_requested_at) WHERE cancel_requested_at IS NOT NULL;
--> statement-breakpoint
CREATE INDEX draw_round_redraws ON draw_round (case_id) WHERE round >= 3;
--> statement-breakpoint
CREATE INDEX review_case_number_trgm ON review_case USING gin (number gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX review_case_title_trgm ON review_case USING gin (title gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX project_name_trgm ON project USING gin (name gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX organization_name_trgm ON organization USING gin (name gin_trgm_ops);
