import { and, asc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { hazardousItem, type PartyRole, projectParty, reviewItem, storedFile } from "@/db/schema";
import { listItemsById, missingParties, partyLabels } from "@/features/projects";
import { catalogueInForce, dateAt, missingPlanParts } from "@/features/rulebook";
import { type CaseClassification, classifyItems } from "./classify-items";
import { type Dossier, type GateWords, whyNotSubmit } from "./gate";
import type { ReviewCase } from "./move-case";

/** The names the gate speaks with. */
export const gateWords: GateWords = {
  missingParties: (held) => missingParties(held).map((role: PartyRole) => partyLabels[role]),
  missingParts: (ticked) => missingPlanParts(ticked).map((part) => part.label),
};

export interface ReadDossier extends Dossier {
  readonly classification: CaseClassification;
}

/** Everything the gate looks at, items judged by the catalogue of `now`; read in the given transaction. */
export async function readDossier(tx: Tx, row: ReviewCase, now: Date): Promise<ReadDossier> {
  const links = await tx
    .select({ id: reviewItem.itemId })
    .from(reviewItem)
    .innerJoin(hazardousItem, eq(hazardousItem.id, reviewItem.itemId))
    .where(eq(reviewItem.caseId, row.id))
    .orderBy(asc(hazardousItem.createdAt));
  const items = await listItemsById(
    { actor: { kind: "system", job: "reviews.dossier" }, tx },
    links.map((one) => one.id),
  );
  const today = dateAt(now);
  const classification = classifyItems(items, row.library, await catalogueInForce({ tx }, today), today);
  const parties = await tx
    .select({ role: projectParty.role })
    .from(projectParty)
    .where(and(eq(projectParty.projectId, row.projectId), isNull(projectParty.removedAt)));
  const files = await tx
    .select({ kind: storedFile.kind, version: storedFile.version, state: storedFile.state })
    .from(storedFile)
    .where(eq(storedFile.caseId, row.id));
  return dossierOf(
    row,
    classification,
    parties.map((one) => one.role),
    files,
  );
}

/** The gate's view of a case from rows that were read already. */
export function dossierOf(
  row: Pick<ReviewCase, "state" | "parts" | "mainSpecialty">,
  classification: CaseClassification,
  parties: readonly PartyRole[],
  files: Dossier["files"],
): ReadDossier {
  return {
    state: row.state,
    parties,
    items: classification.items.map((item) => ({
      part: item.part,
      result: item.result,
      missing: item.missing.map((one) => one.label),
    })),
    result: classification.result,
    mainSpecialty: row.mainSpecialty,
    parts: row.parts,
    files,
    classification,
  };
}

/** The gate on a dossier, in the product's words. */
export function lacksOf(dossier: Dossier) {
  return whyNotSubmit(dossier, gateWords);
}
