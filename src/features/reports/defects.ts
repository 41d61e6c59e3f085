import type { Tx } from "@/db/client";
import { collectDefects, defectLabel } from "@/features/opinions";

/** Serious defects that members have ticked in their newest opinions, each once (严重缺陷清单). */
export async function tickedDefects(tx: Tx, caseId: string): Promise<string[]> {
  const found = await collectDefects(tx, caseId);
  return [...new Set(found.map(({ code }) => code))].sort();
}

/** A defect as it is read: the catalogue's words for a code, else what the leader wrote. */
export function wordsOfDefect(defect: string): string {
  return defectLabel(defect) ?? defect;
}
