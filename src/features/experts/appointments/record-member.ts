import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert } from "@/db/schema";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import type { Application } from "./lock-application";
import { nextExpertNumbers } from "./next-number";

export interface Member {
  readonly id: string;
  readonly number: string;
  /** False for somebody who was never in the pool before. */
  readonly known: boolean;
}

/** The pool's row of the applicant: made with the next number, or the one she has had all along. */
export async function recordMember(
  tx: Tx,
  application: Pick<Application, "personId" | "title">,
): Promise<{ member: Member; audit: Audit[] }> {
  const title = application.title ?? "";
  const [known] = await tx
    .select({ id: expert.id, number: expert.number, title: expert.title })
    .from(expert)
    .where(eq(expert.personId, application.personId))
    .for("update");
  if (known) {
    if (known.title !== title) await tx.update(expert).set({ title }).where(eq(expert.id, known.id));
    const changed: Audit[] =
      known.title === title
        ? []
        : [{ action: "expert.titleChanged", subject: { type: "expert", id: known.id }, detail: { title } }];
    return { member: { id: known.id, number: known.number, known: true }, audit: changed };
  }
  const id = randomId();
  const [number = ""] = await nextExpertNumbers(tx, 1);
  await tx.insert(expert).values({ id, number, personId: application.personId, title });
  return {
    member: { id, number, known: false },
    audit: [{ action: "expert.recorded", subject: { type: "expert", id }, detail: { number } }],
  };
}
