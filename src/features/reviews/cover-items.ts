import { and, eq, inArray, ne } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { reviewCase, reviewItem } from "@/db/schema";
import { type ListedItem, listItemsById } from "@/features/projects";
import { catalogueInForce, dateAt } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { Conflict, InvalidInput } from "@/platform/errors";
import { constraintOf } from "@/platform/mutation";
import { chooseSpecialty, classifyItems } from "./classify-items";

/** The chosen items of one project, judged as of now, with the main specialty that follows (二(四)). */
export async function judgeItems(
  tx: Tx,
  ctx: Ctx,
  now: Date,
  wanted: { projectId: string; library: "SZ" | "GD"; itemIds: readonly string[]; mainSpecialty?: string },
) {
  const items = await listItemsById({ actor: ctx.actor, tx }, [...new Set(wanted.itemIds)]);
  const own = items.filter((item) => item.projectId === wanted.projectId);
  if (own.length === 0 || own.length !== new Set(wanted.itemIds).size) {
    throw new InvalidInput({ itemIds: "请从本工程的危大工程清单中选择" });
  }
  const today = dateAt(now);
  const classification = classifyItems(own, wanted.library, await catalogueInForce({ tx }, today), today);
  if (classification.result === "NOT_HAZARDOUS") {
    throw new InvalidInput({ itemIds: "所选工程不属于危大工程，不需要在本平台论证" });
  }
  if (wanted.mainSpecialty && !classification.specialties.includes(wanted.mainSpecialty)) {
    throw new InvalidInput({ mainSpecialty: "主专业应与危大工程的判定结果一致，请从列出的专业中选择" });
  }
  return {
    items: own,
    classification,
    mainSpecialty: chooseSpecialty(classification.specialties, wanted.mainSpecialty),
  };
}

/** Puts items under a case; the unique index refuses what another open case covers. */
export async function coverItems(tx: Tx, caseId: string, items: readonly ListedItem[]): Promise<void> {
  await tx.delete(reviewItem).where(eq(reviewItem.caseId, caseId));
  await tx
    .insert(reviewItem)
    .values(items.map((item) => ({ caseId, itemId: item.id, fingerprint: item.fingerprint })));
}

/** Runs `change`; when the index refused a twin, names the case that covers the work (E6). */
export async function refusingTwins<T>(
  caseId: string | null,
  itemIds: readonly string[],
  change: () => Promise<T>,
): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (constraintOf(error) !== "review_item_one_open_case") throw error;
    const [other] = await database()
      .select({ number: reviewCase.number, title: reviewCase.title })
      .from(reviewItem)
      .innerJoin(reviewCase, eq(reviewCase.id, reviewItem.caseId))
      .where(
        and(
          eq(reviewItem.open, true),
          inArray(reviewItem.itemId, [...itemIds]),
          caseId ? ne(reviewItem.caseId, caseId) : undefined,
        ),
      )
      .limit(1);
    const name = other ? `“${other.title}”（${other.number ?? "尚未提交"}）` : "另一论证项目";
    throw new Conflict("TWIN_CASE", `所选危大工程已在论证项目${name}中，同一项危大工程不能重复申报。`);
  }
}
