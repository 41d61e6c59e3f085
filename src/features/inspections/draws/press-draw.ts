import { and, eq, inArray, sql } from "drizzle-orm";
import { inspectionRound, project } from "@/db/schema";
import { readWritten } from "@/features/draws";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { sha256 } from "@/platform/crypto";
import { Conflict } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { writeRows } from "../lists/write-rows";
import { factSentence } from "../rules/fact-sentence";
import { drawInspectors } from "./draw-inspectors";
import { finishListRound } from "./finish-round";
import { lockDrawnList } from "./lock-list";

/**
 * The press of 抽取 (trust.md §1.3): the number arrives, the projects are drawn and become the rows of the list; then
 * the inspectors, whose number is the hash of the first certificate. All of it or nothing.
 */
export async function pressDraw(
  ctx: Ctx & { actor: UserActor },
  input: { listId: string; nonce: string },
): Promise<{ listId: string }> {
  return mutation(ctx, async (tx, now) => {
    const list = await lockDrawnList(tx, ctx.actor, input.listId);
    const [open] = await tx
      .select()
      .from(inspectionRound)
      .where(and(eq(inspectionRound.listId, list.id), eq(inspectionRound.state, "REQUESTED")));
    if (!open) throw new Conflict("ROUND_DONE", "抽取已经完成，请刷新页面查看结果。");
    const written = readWritten(open.request, open.candidates, sha256);
    if (written.hash !== open.requestHash) throw new Error("the frozen request has changed");
    const done = await finishListRound(tx, { id: open.id, listId: list.id, written }, input.nonce, now);
    const drawn = done.certificate.drawn.map(({ expert }) => expert);
    if (drawn.length === 0) throw new Error("a frame that was large enough filled no seat");
    const works = await tx
      .select({
        id: project.id,
        organizationId: project.organizationId,
        jurisdictionCode: project.jurisdictionCode,
      })
      .from(project)
      .where(inArray(project.id, drawn))
      .orderBy(sql`array_position(${`{${drawn.join(",")}}`}::uuid[], ${project.id})`);
    const listed = await writeRows(
      tx,
      list,
      works.map((work) => ({
        projectId: work.id,
        caseId: null,
        itemId: null,
        organizationId: work.organizationId,
        jurisdictionCode: work.jurisdictionCode,
        reason: "RANDOM",
        fact: factSentence("RANDOM", {}),
        since: now,
      })),
    );
    const team = await drawInspectors(tx, list, { count: list.inspectors, round: 2, nonce: done.hash, now });
    return { value: { listId: list.id }, audit: entries([done.audit, ...listed, ...team.audit]) };
  });
}
