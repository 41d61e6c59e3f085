import { eq } from "drizzle-orm";
import type { z } from "zod";
import { publication } from "@/db/schema";
import { demand } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import type { changeInput, draftInput, withdrawInput } from "../input";
import { whyNotChange, whyNotManage, whyNotWithdraw } from "../policy";
import { about, lockPublication, type OfficerCtx } from "./lock-publication";

type Done = Promise<{ publicationId: string }>;

/** 起草: seen by the station alone until it is published. Errors: STATION_ONLY. */
export function draftPublication(ctx: OfficerCtx, input: z.output<typeof draftInput>): Done {
  return mutation(ctx, async (tx, now) => {
    demand(whyNotManage(ctx.actor));
    const publicationId = randomId();
    await tx
      .insert(publication)
      .values({ ...input, id: publicationId, draftedBy: ctx.actor.personId, draftedAt: now });
    return {
      value: { publicationId },
      audit: [{ action: "publication.drafted", subject: about(publicationId), detail: { kind: input.kind } }],
    };
  });
}

/** 修改 a draft. Errors: NotFound, STATION_ONLY, PUBLISHED. */
export function changePublication(
  ctx: OfficerCtx,
  { publicationId, ...content }: z.output<typeof changeInput>,
): Done {
  return mutation(ctx, async (tx) => {
    demand(whyNotChange(ctx.actor, await lockPublication(tx, ctx.actor, publicationId)));
    await tx.update(publication).set(content).where(eq(publication.id, publicationId));
    return {
      value: { publicationId },
      audit: [{ action: "publication.changed", subject: about(publicationId) }],
    };
  });
}

/** 发布: from now on its readers see it, and it stays as it is. Errors: NotFound, STATION_ONLY, PUBLISHED. */
export function publishPublication(ctx: OfficerCtx, { publicationId }: { publicationId: string }): Done {
  return mutation(ctx, async (tx, now) => {
    const one = await lockPublication(tx, ctx.actor, publicationId);
    demand(whyNotChange(ctx.actor, one));
    await tx
      .update(publication)
      .set({ state: "PUBLISHED", publishedAt: now, publishedBy: ctx.actor.personId })
      .where(eq(publication.id, publicationId));
    return {
      value: { publicationId },
      audit: [
        {
          action: "publication.published",
          subject: about(publicationId),
          detail: { kind: one.kind, audience: one.audience, required: one.required },
        },
      ],
    };
  });
}

/** 撤下: its readers do not find it any more; who has read it stays on record. Errors: NotFound, STATION_ONLY, NOT_PUBLISHED. */
export function withdrawPublication(
  ctx: OfficerCtx,
  { publicationId, reason }: z.output<typeof withdrawInput>,
): Done {
  return mutation(ctx, async (tx, now) => {
    demand(whyNotWithdraw(ctx.actor, await lockPublication(tx, ctx.actor, publicationId)));
    await tx
      .update(publication)
      .set({ state: "WITHDRAWN", withdrawnAt: now, withdrawnBy: ctx.actor.personId, withdrawnReason: reason })
      .where(eq(publication.id, publicationId));
    return {
      value: { publicationId },
      audit: [{ action: "publication.withdrawn", subject: about(publicationId), detail: { reason } }],
    };
  });
}
