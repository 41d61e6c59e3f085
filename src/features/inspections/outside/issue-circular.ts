import { and, eq, isNull, or } from "drizzle-orm";
import { circular, inspection, inspectionList, outsideReview } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { Conflict, Denied, demand, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { whyNotInspect } from "../rules/policy";
import { inspectionScope } from "../scope";
import { outsideScope } from "./scope";

/** A circular that the actor may read, for its paper: the authorities' alone. Null: none such. */
export async function findCircular(ctx: Pick<Ctx, "actor" | "tx">, circularId: string) {
  if (!isId(circularId) || ctx.actor.kind !== "user" || ctx.actor.role !== "regulator") return null;
  const [row] = await reader(ctx)
    .select({ circular, listBody: inspectionList.jurisdictionCode, reviewBody: outsideReview.recordedFor })
    .from(circular)
    .leftJoin(inspection, eq(inspection.id, circular.inspectionId))
    .leftJoin(inspectionList, eq(inspectionList.id, inspection.listId))
    .leftJoin(outsideReview, eq(outsideReview.id, circular.outsideReviewId))
    .where(
      and(
        eq(circular.id, circularId),
        or(
          and(eq(inspection.id, circular.inspectionId), inspectionScope(ctx.actor)),
          and(eq(outsideReview.id, circular.outsideReviewId), outsideScope(ctx.actor)),
        ),
      ),
    );
  return row ? { ...row.circular, body: row.listBody ?? row.reviewBody ?? "" } : null;
}

export type FoundCircular = NonNullable<Awaited<ReturnType<typeof findCircular>>>;

/** 印发: the paper was sealed and sent, under this number. Once, by the body that drafted it. Denied, Conflict. */
export async function issueCircular(
  ctx: Ctx & { actor: UserActor },
  input: { circularId: string; documentNumber: string },
): Promise<FoundCircular> {
  return mutation(ctx, async (tx, now) => {
    const found = await findCircular({ ...ctx, tx }, input.circularId);
    if (!found) throw new NotFound("circular");
    demand(whyNotInspect(ctx.actor));
    if (found.body !== ctx.actor.jurisdiction) throw new Denied("OTHER_BODY", "由起草的机构印发。");
    const issued = { documentNumber: input.documentNumber, issuedBy: ctx.actor.personId, issuedAt: now };
    const [row] = await tx
      .update(circular)
      .set(issued)
      .where(and(eq(circular.id, found.id), isNull(circular.issuedAt)))
      .returning({ id: circular.id });
    if (!row) throw new Conflict("CIRCULAR_ISSUED", "这份通报已经印发，请刷新页面。");
    return {
      value: { ...found, ...issued },
      audit: [
        {
          action: "circular.issued",
          subject: { type: "circular", id: found.id },
          detail: { number: found.number, document: input.documentNumber },
        },
      ],
    };
  });
}
