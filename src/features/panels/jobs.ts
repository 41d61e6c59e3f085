import { z } from "zod";
import { job } from "@/platform/job";

/** Look at a case's seats: draw the vacant ones again, or form the panel when all are accepted. */
export const settleCase = job({ name: "panels.settle-case", payload: z.object({ caseId: z.uuid() }) });

/** A confirmation time has run out; whichever invitations are due are dealt with together. */
export const expireInvitations = job({ name: "panels.expire-invitations", payload: z.object({}) });

/** The time to decide about a member has run out; whichever questions are due are dealt with together. */
export const carryOutQuestions = job({ name: "panels.carry-out-questions", payload: z.object({}) });

/** A panel stands, for the first time or again: whoever works with it begins here. */
export const panelFormed = job({ name: "panels.panel-formed", payload: z.object({ caseId: z.uuid() }) });
