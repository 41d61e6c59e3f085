import { z } from "zod";
import { job } from "@/platform/job";

/** A locked report is to be printed: the form that is signed by hand. */
export const makeForm = job({ name: "reports.make-form", payload: z.object({ reportId: z.uuid() }) });

/** A reminder's time has come; whichever reports are due are looked at together. */
export const remindDue = job({ name: "reports.remind-due", payload: z.object({}) });

/** The time to check a hand-in has run out; whichever are due are dealt with together. */
export const acceptUnchecked = job({ name: "reports.accept-unchecked", payload: z.object({}) });

/** A deadline has passed; whichever reports are overdue are marked together. */
export const markOverdue = job({ name: "reports.mark-overdue", payload: z.object({}) });
