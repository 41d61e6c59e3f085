import { sql } from "drizzle-orm";
import { defectLabel } from "@/features/opinions";
import type { Ctx } from "@/platform/context";
import { frequentDefects } from "../rules/frequent";
import { kindLabel } from "../rules/labels";
import { findingsOf } from "./read-findings";

/** Few enough to be read before one uploads. */
const most = 5;

export interface CommonDefects {
  readonly kind: string;
  readonly label: string;
  /** In the words of the catalogue, the most frequent first. */
  readonly defects: readonly string[];
}

/**
 * 同类方案常见的严重缺陷 (features.md no. 105): what panels of the whole city found in plans of the same kinds in the
 * last two years, for whoever writes the next one. No numbers, and nothing that fewer than three units' plans had:
 * nobody is recognised in it, so it needs no scope.
 */
export async function commonDefects(
  ctx: Pick<Ctx, "tx" | "now">,
  kinds: readonly string[],
): Promise<CommonDefects[]> {
  if (kinds.length === 0) return [];
  const own = sql.join(
    [...new Set(kinds)].map((kind) => sql`${kind}`),
    sql`, `,
  );
  const read = await findingsOf(
    ctx,
    sql`item.kind in (${own}) and review_case.state <> 'VOID'
      and review_case.concluded_at > ${ctx.now.toISOString()}::timestamptz - interval '2 years'`,
  );
  return frequentDefects(read).flatMap(({ kind, named }) => {
    const defects = named.flatMap(({ code }) => defectLabel(code) ?? []).slice(0, most);
    return defects.length > 0 ? [{ kind, label: kindLabel(kind), defects }] : [];
  });
}
