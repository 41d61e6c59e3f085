import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { hazardousItem, outsideReview, project } from "@/db/schema";
import { scope } from "@/features/projects";
import { dateAt } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Denied, demand, InvalidInput, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { lockInspection } from "../lock-inspection";
import { nextNumber } from "../next-number";
import { whyNotInspect } from "../rules/policy";

interface Record {
  readonly projectId: string;
  readonly itemId: string | null;
  readonly inspectionId: string | null;
  readonly heldOn: string;
  readonly facts: string;
}

/**
 * 如实记录 (五(二)): a review whose experts were not drawn on the platform, of works in the body's area. Where an
 * inspection found it, it is named. InvalidInput, Denied, NotFound.
 */
export async function recordOutsideReview(
  ctx: Ctx & { actor: UserActor },
  input: Record,
): Promise<{ reviewId: string }> {
  const { actor } = ctx;
  return mutation(ctx, async (tx, now) => {
    const works = await worksInArea(tx, actor, input.projectId);
    demand(whyNotInspect(actor));
    if (input.heldOn > dateAt(now)) throw new InvalidInput({ heldOn: "论证日期不能晚于今天" });
    if (input.itemId) await demandItem(tx, works.id, input.itemId);
    if (input.inspectionId) {
      const found = await lockInspection(tx, actor, input.inspectionId);
      if (found.projectId !== works.id || found.recordedAt === null)
        throw new Denied("OTHER_WORKS", "这项检查不是本工程的，或者还没有提交检查记录。");
    }
    const id = randomId();
    const number = await nextNumber(tx, "WL", now);
    await tx.insert(outsideReview).values({
      id,
      number,
      projectId: works.id,
      itemId: input.itemId,
      organizationId: works.organizationId,
      jurisdictionCode: works.jurisdictionCode,
      recordedFor: actor.jurisdiction ?? "",
      inspectionId: input.inspectionId,
      heldOn: input.heldOn,
      facts: input.facts,
      state: "RECORDED",
      recordedBy: actor.personId,
      recordedAt: now,
    });
    return {
      value: { reviewId: id },
      audit: [
        {
          action: "outsideReview.recorded",
          subject: { type: "outsideReview", id },
          detail: { number, project: works.id, heldOn: input.heldOn },
        },
      ],
    };
  });
}

async function worksInArea(tx: Tx, actor: UserActor, projectId: string) {
  if (actor.role !== "regulator") throw new NotFound("project");
  const owned = {
    organizationId: project.organizationId,
    jurisdictionCode: project.jurisdictionCode,
    projectId: project.id,
  };
  const [row] = await tx
    .select()
    .from(project)
    .where(and(eq(project.id, projectId), scope(actor, owned)));
  if (!row) throw new NotFound("project");
  return row;
}

async function demandItem(tx: Tx, projectId: string, itemId: string): Promise<void> {
  const [row] = await tx
    .select({ id: hazardousItem.id })
    .from(hazardousItem)
    .where(
      and(
        eq(hazardousItem.id, itemId),
        eq(hazardousItem.projectId, projectId),
        isNull(hazardousItem.removedAt),
      ),
    );
  if (!row) throw new InvalidInput({ itemId: "请选择本工程的危大工程" });
}
