import { and, eq } from "drizzle-orm";
import type { CaseState } from "@/db/schema";
import { reviewCase } from "@/db/schema";
import { caseScope, lockCase, lockOwnCase, type UploadDoor, UploadRefused } from "@/features/reviews";
import type { Actor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { whyNotHandIn, whyNotMediate } from "../policy";

/** 论证报告 and 签到表: the contractor's, while the case waits for them (四(一)3). */
export const reportDoor: UploadDoor = {
  kinds: ["report", "sign_in_sheet"],
  role: "contractor",
  page: (caseId, kind) => `/contractor/cases/${encodeURIComponent(caseId)}/report/files/${kind}`,
  demand: async (ctx, caseId) => {
    if (!(ctx.actor.kind === "user" && ctx.actor.role === "contractor")) throw new NotFound("case");
    if (whyNotHandIn(await stateOf(ctx, caseId))) throw new UploadRefused("NOT_NOW");
  },
  lock: async (tx, actor, caseId) => {
    if (whyNotHandIn((await lockOwnCase(tx, actor, caseId)).state)) throw new UploadRefused("NOT_NOW");
  },
};

/** 协调会议纪要: the station's, while it mediates (E16). */
export const minutesDoor: UploadDoor = {
  kinds: ["mediation_minutes"],
  role: "regulator",
  page: (caseId) => `/regulator/cases/${encodeURIComponent(caseId)}/mediation`,
  demand: async (ctx, caseId) => {
    demandStation(ctx.actor);
    if (whyNotMediate(ctx.actor, await stateOf(ctx, caseId))) throw new UploadRefused("NOT_NOW");
  },
  lock: async (tx, actor, caseId) => {
    demandStation(actor);
    const { state } = await lockCase(tx, caseId);
    if (whyNotMediate(actor, state)) throw new UploadRefused("NOT_NOW");
  },
};

async function stateOf(ctx: Ctx, caseId: string): Promise<CaseState> {
  if (!isId(caseId)) throw new NotFound("case");
  const [row] = await reader(ctx)
    .select({ state: reviewCase.state })
    .from(reviewCase)
    .where(and(eq(reviewCase.id, caseId), caseScope(ctx.actor)));
  if (!row) throw new NotFound("case");
  return row.state;
}

function demandStation(actor: Actor): void {
  if (!(actor.kind === "user" && actor.role === "regulator" && actor.post === "station")) {
    throw new NotFound("case");
  }
}
