import { and, eq } from "drizzle-orm";
import { inspection } from "@/db/schema";
import { checkItem, findInspection, selectInspections } from "@/features/inspections";
import { boundedRead } from "@/platform/bounded-read";
import { demand, NotFound } from "@/platform/errors";
import type { ClientCtx } from "../calls/authenticate";
import type { Answered } from "../contract/operations";
import { whyNotRead } from "../policy";
import { inspectionSummaryOf } from "./summary";

/** One recorded inspection by its number, with checklist and findings; not who was there or what they wrote. NotFound. */
export async function findExchangedInspection(
  ctx: ClientCtx,
  number: string,
): Promise<Answered<"getInspection">> {
  demand(whyNotRead(ctx.actor, "inspections"));
  return boundedRead(ctx, async (read) => {
    const [row] = await selectInspections(read, and(eq(inspection.number, number)));
    const found = row ? await findInspection(read, row.id) : null;
    if (!row || !found) throw new NotFound("inspection");
    return {
      ...inspectionSummaryOf(row),
      round: found.round,
      verifiedAt: found.verifiedAt?.toISOString() ?? null,
      answers: [...found.answers]
        .sort((a, b) => a.code.localeCompare(b.code))
        .map(({ code, answer }) => ({ code, label: checkItem(code)?.label ?? code, answer })),
      findings: found.findings.map(({ ordinal, code, duty, basis, checks }) => ({
        ordinal,
        code,
        label: checkItem(code)?.label ?? code,
        duty,
        basis,
        done: checks.some(({ done }) => done),
      })),
    };
  });
}
