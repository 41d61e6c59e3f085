import type { Tx } from "@/db/client";
import { type UploadDoor, UploadRefused } from "@/features/reviews";
import type { Actor } from "@/platform/actor";
import { readNow } from "@/platform/clock";
import { reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { type Duty, findDuty, lockDuty } from "./duty";
import { whyNotSubmit } from "./rules/state";

/** 审查意见表 filled in by hand: a scan or a photograph by a member of the panel, while she may hand it in. */
export const scanDoor: UploadDoor = {
  kinds: ["opinion_scan"],
  role: "expert",
  page: (caseId) => `/expert/cases/${encodeURIComponent(caseId)}/opinion/scan`,
  demand: async (ctx, caseId) => {
    const duty = await findDuty(reader(ctx), ctx.actor, caseId);
    if (!duty) throw new NotFound("case");
    demandTime(duty, ctx.now);
  },
  lock: async (tx: Tx, actor: Actor, caseId: string) => {
    if (actor.kind !== "user") throw new NotFound("case");
    const duty = await lockDuty(tx, actor, caseId);
    demandTime(duty, await readNow(tx));
  },
};

function demandTime(duty: Duty, now: Date): void {
  if (whyNotSubmit(duty.facts, now)) throw new UploadRefused("NOT_NOW");
}
