import { and, eq, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, type TitleUseState, titleUse } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { Conflict, type Denial, Denied, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { titleScope } from "../scope";

/** A request for its next step, locked, with whose it is. For whom it is not, there is none. */
export async function lockUse(tx: Tx, actor: Actor, useId: string) {
  if (!isId(useId)) throw new NotFound("title use");
  const [row] = await tx
    .select({ one: titleUse, subjectPersonId: expert.personId })
    .from(titleUse)
    .innerJoin(expert, eq(expert.id, titleUse.expertId))
    .where(and(eq(titleUse.id, useId), titleScope(actor, titleUse.expertId)))
    .for("update", { of: titleUse });
  if (!row) throw new NotFound("title use");
  return { ...row.one, subjectPersonId: row.subjectPersonId };
}

/** Ends it once; Conflict when somebody was faster. */
export async function endUse(
  tx: Tx,
  useId: string,
  end: { state: TitleUseState; decidedAt: Date; decidedBy?: string; answer?: string | null },
  also?: SQL,
): Promise<void> {
  const [row] = await tx
    .update(titleUse)
    .set(end)
    .where(and(eq(titleUse.id, useId), eq(titleUse.state, "SUBMITTED"), also))
    .returning({ id: titleUse.id });
  if (!row) throw new Conflict("ANSWERED", "申请已经办结，请刷新页面。");
}

/** Throws what the policy said: a refusal, or, where somebody was merely faster, a conflict. */
export function demandOpen(denial: Denial | null): void {
  if (!denial) return;
  if (denial.code === "ANSWERED" || denial.code === "DECIDED")
    throw new Conflict(denial.code, denial.sentence);
  throw new Denied(denial.code, denial.sentence);
}
