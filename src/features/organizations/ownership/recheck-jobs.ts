import type { JobRequest } from "@/platform/job";
import { structureChanged } from "../jobs";
import { beginOf, dayOf } from "../rules";

/** Open panels are checked when the share counts: at once, or on the first day of one that begins later. */
export function recheckJobs(share: { ownedId: string; validFrom: string }, now: Date): JobRequest[] {
  const due = share.validFrom > dayOf(now) ? beginOf(share.validFrom) : undefined;
  return [structureChanged.request({ organizationId: share.ownedId }, due)];
}
