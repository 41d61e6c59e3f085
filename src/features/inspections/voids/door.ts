import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { reviewCase } from "@/db/schema";
import { caseScope, type UploadDoor, UploadRefused } from "@/features/reviews";
import type { Actor } from "@/platform/actor";
import { reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { whyNotVoiding } from "../rules/voiding";
import { canBeVoid, lockSeenCase } from "./propose-void";

async function see(db: Pick<Tx, "select">, actor: Actor, caseId: string): Promise<void> {
  if (!isId(caseId) || whyNotVoiding(actor)) throw new NotFound("case");
  const [row] = await db
    .select({ state: reviewCase.state })
    .from(reviewCase)
    .where(and(eq(reviewCase.id, caseId), caseScope(actor)));
  if (!row) throw new NotFound("case");
  if (!canBeVoid(row.state)) throw new UploadRefused("NOT_NOW");
}

/** 决定文书 of a voiding: uploaded by station or bureau while the case can still be voided. */
export const voidDoor: UploadDoor = {
  kinds: ["void_decision"],
  role: "regulator",
  page: (caseId) => `/regulator/cases/${encodeURIComponent(caseId)}/void`,
  demand: (ctx, caseId) => see(reader(ctx), ctx.actor, caseId),
  lock: async (tx, actor, caseId) => {
    await see(tx, actor, caseId);
    if (actor.kind !== "user") throw new NotFound("case");
    const { state } = await lockSeenCase(tx, actor, caseId);
    if (!canBeVoid(state)) throw new UploadRefused("NOT_NOW");
  },
};
