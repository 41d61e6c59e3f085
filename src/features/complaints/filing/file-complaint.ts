import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type ComplaintSubject, complaint, complaintNumber } from "@/db/schema";
import { dateAt, holidayCalendar, policyInForce } from "@/features/rulebook";
import { publicActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { keyedHash, randomHex, seal } from "@/platform/crypto";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { deadlines } from "../rules/deadlines";
import type { ComplaintAuthor, ComplaintContent } from "../rules/sealed";
import { findCaseByNumber, findSubject } from "./find-subject";

export interface FiledComplaint {
  readonly subjectKind: ComplaintSubject;
  readonly subject: string;
  readonly caseNumber: string;
  readonly content: string;
  /** Null: anonymous. */
  readonly author: ComplaintAuthor | null;
}

/** What the database keeps of a query code. */
export function complaintCodeHash(code: string): string {
  return keyedHash("complaint", code);
}

/**
 * 举报 (四(二)6, D12), by anybody. Whoever is signed in, the trace knows nobody: author and words are sealed, and the
 * query code, 128 bits, is kept as a keyed hash alone. No case is stopped by it. Against the station it lies with
 * the bureau (E33).
 */
export async function fileComplaint(ctx: Ctx, filed: FiledComplaint): Promise<{ code: string }> {
  const code = randomHex(16).toUpperCase();
  return mutation({ ...ctx, actor: publicActor }, async (tx, now) => {
    const { subjectKind, subject, author } = filed;
    const { ofStation, ...found } = await findSubject(tx, subjectKind, subject, dateAt(now));
    const policy = await policyInForce({ tx, now });
    const until = deadlines(policy.values, await holidayCalendar({ tx }));
    const content: ComplaintContent = { text: filed.content, caseNumber: filed.caseNumber };
    const id = randomId();
    const body = subjectKind === "STATION" || ofStation ? "bureau" : "station";
    await tx.insert(complaint).values({
      id,
      number: await nextNumber(tx, now),
      codeHash: complaintCodeHash(code),
      body,
      subjectKind,
      subjectText: subject,
      ...found,
      caseId: await findCaseByNumber(tx, filed.caseNumber),
      authorSealed: author ? seal(JSON.stringify(author)) : null,
      contentSealed: seal(JSON.stringify(content)),
      policyCode: policy.id,
      receivedAt: now,
      triageBy: until.triage(now).dueAt,
    });
    return {
      value: { code },
      audit: [
        {
          action: "complaint.received",
          subject: { type: "complaint", id },
          detail: { body, subjectKind, named: author !== null },
        },
      ],
    };
  });
}

/** JB2026-000123: counted through the year in China. */
async function nextNumber(tx: Tx, now: Date): Promise<string> {
  const year = Number(dateAt(now).slice(0, 4));
  const [row] = await tx
    .insert(complaintNumber)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: complaintNumber.year, set: { last: sql`${complaintNumber.last} + 1` } })
    .returning({ last: complaintNumber.last });
  if (!row) throw new Error("no number was given");
  return `JB${year}-${String(row.last).padStart(6, "0")}`;
}
