import { sql } from "drizzle-orm";
import { inspectionList } from "@/db/schema";
import { policyInForce } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import type { ListFilter } from "../input/list";
import { nextNumber } from "../next-number";
import { whyNotInspect } from "../rules/policy";
import { listCandidates, reasonsOf } from "./find-candidates";
import { writeRows } from "./write-rows";

/** More than this nobody inspects from one list; a narrower filter makes several. */
export const mostListRows = 500;

/**
 * 生成监督检查清单 from a filter (五(二), D11): the rows as they are found in this moment, each with its legal basis.
 * `shown`: how many the page showed; Conflict when there are others by now, none, or too many.
 */
export async function buildList(
  ctx: Ctx & { actor: UserActor },
  input: { title: string; shown: number; filter: ListFilter },
): Promise<{ listId: string }> {
  demand(whyNotInspect(ctx.actor));
  return mutation(ctx, async (tx, now) => {
    // Two lists of one body at a time would hold the same rows.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('gongping.inspection-list'))`);
    const read = { ...ctx, tx, now };
    const policy = await policyInForce(read);
    const rows = await listCandidates(read, input.filter, { limit: mostListRows + 1, offset: 0 });
    if (rows.length === 0) throw new Conflict("NO_ROWS", "没有符合条件的项目，请调整筛选条件。");
    if (rows.length > mostListRows)
      throw new Conflict("TOO_MANY_ROWS", `超过${mostListRows}条，请增加筛选条件，分几份清单办理。`);
    if (rows.length !== input.shown)
      throw new Conflict("LIST_CHANGED", `符合条件的已变为${rows.length}条，请核对后再生成清单。`);
    const list = { id: randomId(), number: await nextNumber(tx, "JC", now) };
    const filter = { ...input.filter, reasons: reasonsOf(input.filter) };
    await tx.insert(inspectionList).values({
      ...list,
      title: input.title,
      kind: "FILTER",
      jurisdictionCode: ctx.actor.jurisdiction ?? "",
      filter,
      policyCode: policy.id,
      createdBy: ctx.actor.personId,
      createdAt: now,
    });
    const listed = await writeRows(tx, list, rows);
    const { keyword, ...recorded } = filter;
    return {
      value: { listId: list.id },
      audit: [
        {
          action: "inspectionList.built",
          subject: { type: "inspectionList", id: list.id },
          // What was typed may be anything: on record is only that something was.
          detail: {
            number: list.number,
            filter: { ...recorded, keyword: keyword !== undefined },
            rows: rows.length,
          },
        },
        ...listed,
      ],
    };
  });
}
