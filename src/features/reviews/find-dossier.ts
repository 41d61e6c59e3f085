import { asc, eq } from "drizzle-orm";
import { hazardousItem, reviewItem } from "@/db/schema";
import { listItemsById, listParties } from "@/features/projects";
import { catalogueInForce, dateAt } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { classifyItems } from "./classify-items";
import { dossierOf, lacksOf } from "./dossier";
import { findCase, listFiles } from "./queries";
import { filingTasks } from "./tasks";

/**
 * A case with everything a page of its filing shows: parties, judged items, files, what is missing and the
 * task list. Items of a filed case are shown as judged at its submission. Null: not there or not theirs.
 */
export async function findDossier(ctx: Pick<Ctx, "actor" | "now" | "tx">, caseId: string) {
  const found = await findCase(ctx, caseId);
  if (!found) return null;
  const links = await reader(ctx)
    .select({ id: reviewItem.itemId })
    .from(reviewItem)
    .innerJoin(hazardousItem, eq(hazardousItem.id, reviewItem.itemId))
    .where(eq(reviewItem.caseId, found.id))
    .orderBy(asc(hazardousItem.createdAt));
  const [items, parties, files] = await Promise.all([
    listItemsById(
      ctx,
      links.map((one) => one.id),
    ),
    listParties(ctx, found.projectId),
    listFiles(ctx, found.id),
  ]);
  const judgedOn = dateAt(
    found.state === "DRAFT" || found.state === "RETURNED" ? ctx.now : (found.submittedAt ?? ctx.now),
  );
  const classification = classifyItems(items, found.library, await catalogueInForce(ctx, judgedOn), judgedOn);
  const dossier = dossierOf(
    found,
    classification,
    parties.map((party) => party.role),
    files,
  );
  const lacks = lacksOf(dossier);
  return { case: found, items, parties, files, classification, lacks, tasks: filingTasks(dossier, lacks) };
}

export type FoundDossier = NonNullable<Awaited<ReturnType<typeof findDossier>>>;
