import { sql } from "drizzle-orm";
import { inspectionList } from "@/db/schema";
import { policyInForce } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Denied, demand, InvalidInput } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import type { ListFilter } from "../input/list";
import { nextNumber } from "../next-number";
import { whyNotInspect } from "../rules/policy";
import { listRequestAudit } from "./finish-round";
import { countInspectors, projectFrame } from "./frames";
import { freezeListRound } from "./freeze-round";

/**
 * 双随机 (国办发〔2015〕58号): the frame of projects is fixed and its fingerprint on record before the number exists
 * that decides who is drawn. Refused when there are fewer projects or inspectors than wanted.
 */
export async function publishDraw(
  ctx: Ctx & { actor: UserActor },
  input: { title: string; projects: number; inspectors: number; filter: ListFilter },
): Promise<{ listId: string; requestHash: string }> {
  demand(whyNotInspect(ctx.actor));
  const body = ctx.actor.jurisdiction ?? "";
  return mutation(ctx, async (tx, now) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('gongping.inspection-list'))`);
    const policy = await policyInForce({ tx, now });
    if (input.inspectors < policy.values["inspection.team"])
      throw new InvalidInput({ inspectors: `检查人员不得少于${policy.values["inspection.team"]}人` });
    const inspectors = await countInspectors(tx, body, now);
    if (inspectors < input.inspectors)
      throw new InvalidInput({
        inspectors: `本机构现有检查人员${inspectors}人，不够抽取${input.inspectors}人`,
      });
    const frame = await projectFrame(tx, ctx.actor, input.filter);
    if (frame.length < input.projects)
      throw new Denied(
        "FRAME_SHORT",
        `可抽项目${frame.length}个，不够抽取${input.projects}个。正在检查的项目不参加抽取。`,
      );
    const list = { id: randomId(), number: await nextNumber(tx, "JC", now), policyCode: policy.id };
    const { district, library } = input.filter;
    const filter = { district, library, projects: input.projects, inspectors: input.inspectors };
    await tx.insert(inspectionList).values({
      ...list,
      title: input.title,
      kind: "RANDOM",
      jurisdictionCode: body,
      filter,
      createdBy: ctx.actor.personId,
      createdAt: now,
    });
    const round = await freezeListRound(
      tx,
      { list, round: 1, subject: "PROJECTS", count: input.projects, frame, seated: [] },
      now,
    );
    return {
      value: { listId: list.id, requestHash: round.written.hash },
      audit: [
        {
          action: "inspectionList.built",
          subject: { type: "inspectionList", id: list.id },
          detail: { number: list.number, filter, frame: frame.length },
        },
        listRequestAudit(round),
      ],
    };
  });
}
