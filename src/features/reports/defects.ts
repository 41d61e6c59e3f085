import { and, eq, gt } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { opinion, opinionVersion } from "@/db/schema";

/** Serious defects that members have ticked in their newest opinions, each once (严重缺陷清单). */
export async function tickedDefects(tx: Pick<Tx, "select">, caseId: string): Promise<string[]> {
  const rows = await tx
    .select({ content: opinionVersion.content })
    .from(opinion)
    .innerJoin(
      opinionVersion,
      and(eq(opinionVersion.opinionId, opinion.id), eq(opinionVersion.version, opinion.version)),
    )
    .where(and(eq(opinion.caseId, caseId), gt(opinion.version, 0)));
  return [...new Set(rows.flatMap(({ content }) => content?.defects ?? []))].sort();
}

/** A defect as it is read: the catalogue's words for a code, else what the leader wrote. */
export function wordsOfDefect(defect: string): string {
  return defect;
}
