import type { Tx } from "@/db/client";
import { open, seal } from "@/platform/crypto";
import type { ImportKind } from "./columns";
import { type ExpertPlan, type Judgement, judgeExperts } from "./judge-experts";
import { judgeUnits, type UnitPlan } from "./judge-units";
import type { ExpertRow } from "./read-experts";
import type { UnitRow } from "./read-units";

/** What a file says, between preview and decision. */
export type ImportContent =
  | { readonly kind: "EXPERTS"; readonly rows: readonly ExpertRow[] }
  | { readonly kind: "UNITS"; readonly rows: readonly UnitRow[] };

export type JudgedContent =
  | ({ readonly kind: "EXPERTS" } & Judgement<ExpertPlan>)
  | ({ readonly kind: "UNITS" } & Judgement<UnitPlan>);

export function sealContent(content: ImportContent): string {
  return seal(JSON.stringify(content.rows));
}

/** Opens what `sealContent` closed: the row's kind says what it is. */
export function openContent(kind: ImportKind, sealed: string): ImportContent {
  const rows = JSON.parse(open(sealed));
  return kind === "EXPERTS" ? { kind, rows: rows as ExpertRow[] } : { kind, rows: rows as UnitRow[] };
}

/** Compares what the file says with the database of this moment; writes nothing. */
export async function judgeContent(
  tx: Pick<Tx, "execute">,
  content: ImportContent,
  today: string,
): Promise<JudgedContent> {
  return content.kind === "EXPERTS"
    ? { kind: "EXPERTS", ...(await judgeExperts(tx, content.rows, today)) }
    : { kind: "UNITS", ...(await judgeUnits(tx, content.rows)) };
}
