import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { inspectionList, inspectionRound } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import { Denied, demand, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { whyNotInspect } from "../rules/policy";
import { listScope } from "../scope";

export interface DrawnList {
  readonly id: string;
  readonly number: string;
  readonly body: string;
  readonly policyCode: string;
  readonly inspectors: number;
}

/** A list of the actor's body that is drawn at random, its first round locked: rounds of one list never run side by side. */
export async function lockDrawnList(tx: Tx, actor: UserActor, listId: string): Promise<DrawnList> {
  if (!isId(listId)) throw new NotFound("list");
  const [list] = await tx
    .select()
    .from(inspectionList)
    .where(and(eq(inspectionList.id, listId), listScope(actor)));
  if (!list) throw new NotFound("list");
  demand(whyNotInspect(actor));
  if (list.jurisdictionCode !== actor.jurisdiction)
    throw new Denied("OTHER_BODY", "这份清单由制定它的机构办理。");
  const [first] = await tx
    .select({ id: inspectionRound.id })
    .from(inspectionRound)
    .where(and(eq(inspectionRound.listId, list.id), eq(inspectionRound.round, 1)))
    .for("update");
  if (!first) throw new Denied("NOT_RANDOM", "这份清单不是随机抽取的。");
  return {
    id: list.id,
    number: list.number,
    body: list.jurisdictionCode,
    policyCode: list.policyCode,
    inspectors: Number(list.filter.inspectors),
  };
}
