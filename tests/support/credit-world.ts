import { eq } from "drizzle-orm";
import { database } from "../../src/db/client";
import { auditEntry, creditEvent, evidenceFile } from "../../src/db/schema";
import { proposeEvent } from "../../src/features/credit";
import { sweeps } from "../../src/features/credit/handlers";
import { type ConductKind, recordConduct, recordTimeouts } from "../../src/features/experts";
import { dateAt, FIRST_POLICY } from "../../src/features/rulebook";
import type { UserActor } from "../../src/platform/actor";
import { readNow } from "../../src/platform/clock";
import { systemContext } from "../../src/platform/context";
import { randomHex } from "../../src/platform/crypto";
import { randomId } from "../../src/platform/id";
import { entries, mutation } from "../../src/platform/mutation";
import { as, makePerson, type PoolExpert, regulatorActor } from "./world";

export const day = 86_400_000;

/** Somebody of an authority who is a person of the database: decisions name who made them. */
export async function makeRegulator(
  post: "station" | "bureau" | "district",
  jurisdiction = "370200",
): Promise<UserActor> {
  const personId = await makePerson("值班人员");
  return { ...regulatorActor(post, jurisdiction), id: `user-${randomId()}`, personId };
}

/** A conduct record as panels, meetings and opinions write it; what it is about is left out. */
export async function recordOf(
  expert: Pick<PoolExpert, "id">,
  kind: Exclude<ConductKind, "DECLINED_WITHOUT_REASON">,
  occurredAt?: Date,
): Promise<void> {
  const event = {
    expertId: expert.id,
    invitationId: randomId(),
    policyCode: FIRST_POLICY.id,
    occurredAt: occurredAt ?? (await readNow()),
  };
  await mutation(await systemContext("test"), async (tx) => ({
    value: undefined,
    audit: entries(
      kind === "CONFIRM_TIMEOUT" ? await recordTimeouts(tx, [event]) : await recordConduct(tx, kind, [event]),
    ),
  }));
}

/** The worker's sweeps until nothing moves any more. */
export async function sweepCredit(): Promise<void> {
  for (let moved = 1; moved > 0; ) {
    moved = 0;
    for (const sweep of sweeps) moved += await sweep.run(await systemContext(sweep.name));
  }
}

export async function eventsOf(one: { id: string }) {
  const rows = await database().select().from(creditEvent).where(eq(creditEvent.expertId, one.id));
  return rows.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1));
}

export const eventOf = async (id: string) =>
  (await database().select().from(creditEvent).where(eq(creditEvent.id, id)))[0]!;

export async function actionsAbout(id: string): Promise<string[]> {
  const rows = await database()
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.subjectId, id))
    .orderBy(auditEntry.at, auditEntry.id);
  return rows.map(({ action }) => action);
}

/** A document of an event as the upload stores it. */
export async function putCreditDocument(eventId: string): Promise<void> {
  await database()
    .insert(evidenceFile)
    .values({
      id: randomId(),
      creditEventId: eventId,
      kind: "CREDIT_DOCUMENT",
      displayName: "认定书.pdf",
      objectKey: `evidence/${randomHex(20)}`,
      contentType: "application/pdf",
      size: 1000,
      sha256: randomHex(32),
      scanner: "none",
      uploadedBy: "test",
    });
}

/** An event by hand, without its document yet. */
export async function proposeByHand(
  actor: UserActor,
  subject: { number: string } | { uscc: string },
  more: Partial<Parameters<typeof proposeEvent>[1]> = {},
): Promise<string> {
  const expert = "number" in subject;
  const { eventId } = await proposeEvent(await as(actor), {
    about: expert ? "expert" : "unit",
    subject: expert ? subject.number : subject.uscc,
    kind: expert ? "REPORT_ERROR" : "BYPASSED_PLATFORM",
    occurredOn: dateAt(await readNow()),
    caseNumber: "",
    statement: "经核查属实",
    document: "青市监督〔2026〕30号",
    ...more,
  });
  return eventId;
}
