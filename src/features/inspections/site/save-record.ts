import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { inspectionDraft } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { sha256 } from "@/platform/crypto";
import { Conflict, demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import type { RecordFields } from "../input/record";
import { lockInspection } from "../lock-inspection";
import { whyNotRecord } from "../rules/policy";

/**
 * Keeps what was typed on site; answers the new `base`. A page made from an older draft than the one kept overwrites
 * nothing: two inspectors may have the form open. In the trace stands a digest, no words.
 */
export async function saveRecord(
  ctx: Ctx & { actor: UserActor },
  input: { inspectionId: string; base: string; fields: RecordFields },
): Promise<string> {
  return mutation(ctx, async (tx, now) => {
    const row = await lockInspection(tx, ctx.actor, input.inspectionId);
    demand(whyNotRecord(ctx.actor, row));
    await demandBase(tx, row.id, input.base);
    const draft = { fields: input.fields, savedBy: ctx.actor.personId, savedAt: now };
    await tx
      .insert(inspectionDraft)
      .values({ inspectionId: row.id, ...draft })
      .onConflictDoUpdate({ target: inspectionDraft.inspectionId, set: draft });
    return {
      value: baseOf(draft),
      audit: [
        {
          action: "inspection.draftSaved",
          subject: { type: "inspection", id: row.id },
          detail: { draft: sha256(JSON.stringify(input.fields)) },
        },
      ],
    };
  });
}

/** What a page says of the draft it was made from. */
export function baseOf(draft: { readonly savedAt: Date } | null | undefined): string {
  return draft?.savedAt.toISOString() ?? "";
}

/** Conflict when somebody saved since the page was made; the inspection's lock is held. */
export async function demandBase(tx: Tx, inspectionId: string, base: string): Promise<void> {
  const [kept] = await tx
    .select({ savedAt: inspectionDraft.savedAt })
    .from(inspectionDraft)
    .where(eq(inspectionDraft.inspectionId, inspectionId));
  if (baseOf(kept) !== base)
    throw new Conflict(
      "OTHER_WINDOW",
      "另一个窗口或另一名检查人员已经保存了较新的记录，本页没有覆盖它。您写的内容仍在本机，请刷新页面后核对补充。",
    );
}
