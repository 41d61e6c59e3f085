import { findHandover, type Handover, whyNotCheck } from "@/features/reports";
import { liesWithin } from "@/features/rulebook";
import { found } from "@/platform/request";
import { openCase } from "../case-page";

/** The report of a supervised case, and whether the reader is who checks it now. */
export async function openReport(id: string, below = "") {
  const { ctx, reviewed } = await openCase(id, `/report${below}`);
  const handover: Handover = await found(ctx, findHandover(ctx, id));
  const waiting = handover.submissions.find(({ state }) => state === "CHECKING") ?? null;
  const mine = waiting !== null && whyNotCheck(ctx.actor, handover.case, liesWithin) === null;
  return { ctx, reviewed, handover, waiting, mine, path: `/regulator/cases/${id}/report` };
}
