import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert } from "@/db/schema";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import { takeNumbers } from "../imports/take-numbers";
import type { Application } from "./lock-application";

export interface Member {
  readonly id: string;
  readonly number: string;
  /** False for somebody who was never in the pool before. */
  readonly known: boolean;
}

/**
 * The pool's row of the applicant: made with the next number, or the one she has had all along, with the
 * application's title unless she has reported another one since.
 */
export async function recordMember(
  tx: Tx,
  application: Pick<Application, "personId" | "title" | "titleCertificate" | "submittedAt">,
): Promise<{ member: Member; audit: Audit[] }> {
  const title = application.title ?? "";
  const [known] = await tx
    .select({ id: expert.id, number: expert.number, title: expert.title })
    .from(expert)
    .where(eq(expert.personId, application.personId))
    .for("update");
  if (!known) return makeMember(tx, application.personId, title);
  const member = { id: known.id, number: known.number, known: true };
  if (known.title === title || (await changedSince(tx, known.id, application.submittedAt)))
    return { member, audit: [] };
  await tx.update(expert).set({ title }).where(eq(expert.id, known.id));
  return {
    member,
    audit: [
      {
        action: "expert.titleChanged",
        subject: { type: "expert", id: known.id },
        detail: { from: known.title, to: title, certificate: application.titleCertificate },
      },
    ],
  };
}

async function makeMember(tx: Tx, personId: string, title: string) {
  const id = randomId();
  const [number = ""] = await takeNumbers(tx, 1);
  await tx.insert(expert).values({ id, number, personId, title });
  const audit: Audit[] = [{ action: "expert.recorded", subject: { type: "expert", id }, detail: { number } }];
  return { member: { id, number, known: false }, audit };
}

async function changedSince(tx: Tx, expertId: string, since: Date | null): Promise<boolean> {
  const [row] = await tx.execute<{ changed: boolean }>(sql`
    select exists (select from audit_entry where subject_type = 'expert' and subject_id = ${expertId}
      and action = 'expert.titleChanged' and at > ${since?.toISOString() ?? null}::timestamptz) as changed`);
  return row?.changed ?? false;
}
