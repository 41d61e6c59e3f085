import type { Tx } from "@/db/client";
import type { ReviewCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import { NotFound } from "@/platform/errors";
import { lockMeetingCase } from "./sittings/open-case";

/** A filed case, locked, for the station alone; for anybody else it does not exist. */
export async function lockSupervised(tx: Tx, actor: UserActor, caseId: string): Promise<ReviewCase> {
  if (actor.role !== "regulator" || actor.post !== "station") throw new NotFound("case");
  return lockMeetingCase(tx, actor, caseId);
}
