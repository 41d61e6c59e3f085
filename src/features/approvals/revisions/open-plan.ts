import { sql } from "drizzle-orm";
import { reviewCase, storedFile } from "@/db/schema";
import { type OpenFile, openFile } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { NotFound } from "@/platform/errors";

/**
 * A version of the plan for a member of the panel, old or new, while its revision is on: from the accepted report
 * to the permission. Every reading is on record. NotFound for anybody else, and once the duty is over.
 */
export async function openRevisionPlan(ctx: Ctx & { actor: UserActor }, fileId: string): Promise<OpenFile> {
  const { expertId, role } = ctx.actor;
  if (role !== "expert" || !expertId) throw new NotFound("file");
  return openFile(
    ctx,
    fileId,
    sql`${storedFile.kind} = 'plan' and ${reviewCase.state} in ('REVISION', 'LEADER_CONFIRMED', 'APPROVAL')
      and exists (select from revision_round r where r.case_id = ${reviewCase.id})
      and exists (select from invitation i where i.case_id = ${reviewCase.id} and i.expert_id = ${expertId}
        and i.state in ('ACCEPTED', 'ATTENDED'))`,
  );
}
