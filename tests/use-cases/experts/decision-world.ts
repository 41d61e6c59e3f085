import { and, eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { auditEntry, type DecisionKind, evidenceFile } from "../../../src/db/schema";
import { confirmDecision, proposeDecision } from "../../../src/features/experts";
import { addDays, dateAt } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { randomHex } from "../../../src/platform/crypto";
import { randomId } from "../../../src/platform/id";
import { as, makePerson, type PoolExpert, regulatorActor } from "../../support/world";

/** Somebody of the station who is a person of the database: decisions name who made them. */
export async function makeOfficer(name = "值班人员"): Promise<UserActor> {
  const personId = await makePerson(name);
  return { ...regulatorActor("station", "370200"), id: `user-${randomId()}`, personId };
}

/** The same human being through a second account. */
export function secondAccountOf(officer: UserActor): UserActor {
  return { ...officer, id: `user-${randomId()}` };
}

/** A decision document as the upload stores it. */
export async function putDocument(decisionId: string): Promise<void> {
  await database()
    .insert(evidenceFile)
    .values({
      id: randomId(),
      decisionId,
      kind: "DECISION_DOCUMENT",
      displayName: "决定书.pdf",
      objectKey: `evidence/${randomHex(20)}`,
      contentType: "application/pdf",
      size: 1000,
      sha256: randomHex(32),
      scanner: "none",
      uploadedBy: "test",
    });
}

type Terms = { from?: string; to?: string | null; banUntil?: string; reason?: string };

export async function propose(
  officer: UserActor,
  expert: Pick<PoolExpert, "number">,
  kind: DecisionKind,
  terms: Terms = {},
): Promise<string> {
  const today = dateAt(await readNow());
  const { decisionId } = await proposeDecision(await as(officer), {
    number: expert.number,
    kind,
    document: "青市监督〔2026〕12号",
    reason: terms.reason ?? "经查属实",
    from: kind === "SUSPEND" ? (terms.from ?? today) : null,
    to: terms.to ?? null,
    banUntil: kind === "REMOVE" ? (terms.banUntil ?? addDays(today, 1096)) : null,
  });
  return decisionId;
}

/** A decision with both its people and its document, in force. */
export async function decide(
  officers: readonly [UserActor, UserActor],
  expert: Pick<PoolExpert, "number">,
  kind: DecisionKind,
  terms: Terms = {},
): Promise<string> {
  const decisionId = await propose(officers[0], expert, kind, terms);
  await putDocument(decisionId);
  await confirmDecision(await as(officers[1]), { decisionId });
  return decisionId;
}

export async function auditOf(subjectId: string, action?: string) {
  return database()
    .select()
    .from(auditEntry)
    .where(
      and(eq(auditEntry.subjectId, subjectId), action ? eq(auditEntry.action, action as never) : undefined),
    );
}
