import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { report, reportItem } from "@/db/schema";
import { collectItems } from "@/features/opinions";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import { tickedDefects } from "../defects";
import { itemsOf } from "../open-report";
import type { OwnSeat } from "../own-seat";
import { gather, type SourcedItem } from "../rules/edit-items";

/** The next draft: what the last one said, or what the members' opinions say (二(二) 汇总各专家意见). */
export async function makeDraft(
  tx: Tx,
  seat: OwnSeat,
  now: Date,
): Promise<{ reportId: string; audit: Audit[] }> {
  const caseId = seat.reviewed.id;
  const [last] = await tx
    .select()
    .from(report)
    .where(and(eq(report.caseId, caseId)))
    .orderBy(desc(report.ordinal))
    .limit(1);
  const items = last ? await itemsOf(tx, last.id) : await collected(tx, caseId);
  const reportId = randomId();
  const ordinal = (last?.ordinal ?? 0) + 1;
  await tx.insert(report).values({
    id: reportId,
    caseId,
    ordinal,
    state: "DRAFT",
    leaderInvitationId: seat.invitationId,
    conclusion: last?.conclusion ?? null,
    headings: last?.headings ?? {},
    defects: last?.defects ?? (await tickedDefects(tx, caseId)),
    createdAt: now,
  });
  await writeItems(
    tx,
    reportId,
    items.map((item) => ({ ...item, id: randomId() })),
  );
  return {
    reportId,
    audit: [
      {
        action: "report.drafted",
        subject: { type: "report", id: reportId },
        detail: { case: caseId, ordinal, leader: seat.invitationId, items: items.length },
      },
    ],
  };
}

async function collected(tx: Tx, caseId: string): Promise<SourcedItem[]> {
  const found = await collectItems(tx, caseId);
  return gather(
    found.map(({ opinionId, item: { heading, chapter, page, severity, text } }) => ({
      id: "",
      heading,
      chapter,
      page,
      severity,
      text,
      sources: [opinionId],
    })),
  );
}

/** The lines of a report in the order given. */
export async function writeItems(tx: Tx, reportId: string, items: readonly SourcedItem[]): Promise<void> {
  if (items.length === 0) return;
  await tx.insert(reportItem).values(
    items.map((item, index) => ({
      id: item.id,
      reportId,
      ordinal: index + 1,
      heading: item.heading,
      chapter: item.chapter,
      page: item.page,
      severity: item.severity,
      text: item.text,
      sources: [...item.sources],
    })),
  );
}
