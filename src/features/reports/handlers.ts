import { handle } from "@/platform/queue/perform";
import type { Sweep } from "@/platform/queue/sweep";
import { acceptUnchecked } from "./checks/accept-unchecked";
import { makeForm, makeMissingForms } from "./handover/make-form";
import { markOverdue } from "./handover/mark-overdue";
import { remindDue } from "./handover/remind-due";
import * as jobs from "./jobs";

export const handlers = [
  handle(jobs.makeForm, makeForm),
  handle(jobs.remindDue, remindDue),
  handle(jobs.acceptUnchecked, acceptUnchecked),
  handle(jobs.markOverdue, markOverdue),
];

/** Looked at by themselves: a lost job makes things late, never wrong. */
export const sweeps: readonly Sweep[] = [
  { name: "reports.make-missing-forms", run: makeMissingForms },
  { name: "reports.remind-due", run: remindDue },
  { name: "reports.accept-unchecked", run: acceptUnchecked },
  { name: "reports.mark-overdue", run: markOverdue },
];
