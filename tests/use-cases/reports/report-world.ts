import { eq } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import {
  attendance,
  invitation,
  leaderElection,
  type OpinionItem,
  opinion,
  opinionVersion,
  report,
  reviewCase,
  sitting,
  storedFile,
} from "../../../src/db/schema";
import { confirmReport, draftReport, presentReport, saveDraft } from "../../../src/features/reports";
import { handlers } from "../../../src/features/reports/handlers";
import { fingerprintOf } from "../../../src/features/reports/hash-content";
import { findOpenReport, itemsOf } from "../../../src/features/reports/open-report";
import { moveCase } from "../../../src/features/reviews";
import { readNow } from "../../../src/platform/clock";
import { systemContext } from "../../../src/platform/context";
import { randomHex, sha256 } from "../../../src/platform/crypto";
import { randomId } from "../../../src/platform/id";
import { mutation } from "../../../src/platform/mutation";
import { type FormedPanel, type Member, makeFormedPanel } from "../../support/formed-panel";
import { tracedHandlers } from "../../support/traced-world";
import { as } from "../../support/world";

// The reports' handlers beside the panels'; the form is printed by the test that looks at it.
for (const one of handlers) tracedHandlers.set(one.name, one);
tracedHandlers.set("reports.make-form", { name: "reports.make-form", run: async () => {} });

export interface Meeting extends FormedPanel {
  readonly caseId: string;
  readonly leader: Member;
  readonly others: readonly Member[];
  /** Opinions by member, in the order of `members`. */
  readonly opinions: readonly string[];
}

export const must: OpinionItem = {
  id: "1",
  heading: "CALCULATION",
  chapter: "第5章",
  page: "41",
  severity: "MUST",
  text: "补充第3道支撑拆除工况的验算",
};
export const advice: OpinionItem = { ...must, id: "2", severity: "ADVICE", page: "", text: "附图加比例尺" };

/** A meeting that goes on: five members are there, the first is their leader, everybody has submitted an opinion. */
export async function makeMeeting(options: Parameters<typeof makeFormedPanel>[0] = {}): Promise<Meeting> {
  return holdMeeting(await makeFormedPanel(options));
}

/** The same of a panel that stands already. */
export async function holdMeeting(panel: FormedPanel): Promise<Meeting> {
  const { caseId } = panel.filing;
  const now = await readNow();
  const [leader, ...others] = panel.members;
  if (!leader) throw new Error("a panel without members");
  const opinions = await mutation(await systemContext("test"), async (tx) => {
    await moveCase(tx, caseId, ["PANEL_FORMED"], "PRE_REVIEW");
    await moveCase(tx, caseId, ["PRE_REVIEW"], "IN_MEETING");
    const electionId = randomId();
    await tx.insert(leaderElection).values({
      id: electionId,
      caseId,
      ordinal: 1,
      state: "DECIDED",
      candidates: panel.members.map(({ invitationId }) => invitationId),
      closesAt: now,
      leaderInvitationId: leader.invitationId,
      way: "MAJORITY",
      decidedAt: now,
      tally: { counts: { [leader.invitationId]: panel.members.length }, electorate: panel.members.length },
    });
    const sittingId = randomId();
    await tx.insert(sitting).values({
      id: sittingId,
      caseId,
      ordinal: 1,
      state: "HELD",
      code: randomHex(16),
      scheduledFrom: now,
      scheduledTo: new Date(now.getTime() + 7_200_000),
      place: "项目部二楼会议室",
      openedBy: panel.filing.actor.id,
      startedAt: now,
    });
    const ids: string[] = [];
    for (const { invitationId } of panel.members) {
      await tx
        .insert(attendance)
        .values({ id: randomId(), sittingId, invitationId, way: "PAGE", recordedBy: "test", at: now });
      const id = randomId();
      ids.push(id);
      await tx
        .insert(opinion)
        .values({ id, caseId, invitationId, state: "SUBMITTED", version: 1, submittedAt: now });
      const content = {
        headings: {},
        items: ids.length < 3 ? [must, advice] : [],
        defects: [],
        conclusion: null,
        siteVisit: "",
      };
      await tx.insert(opinionVersion).values({
        id: randomId(),
        opinionId: id,
        version: 1,
        content,
        contentHash: sha256(id),
        planFileId: panel.plan.fileId,
        planSha256: panel.plan.sha256,
        submittedAt: now,
      });
    }
    const subject = { type: "case", id: caseId };
    return {
      value: ids,
      audit: [
        { action: "plan.released", subject },
        { action: "election.opened", subject, detail: { election: electionId } },
        { action: "election.decided", subject, detail: { election: electionId } },
        { action: "meeting.checkInOpened", subject },
        { action: "meeting.started", subject },
        ...ids.map((id) => ({ action: "opinion.submitted" as const, subject: { type: "opinion", id } })),
      ],
    };
  });
  return { ...panel, caseId, leader, others, opinions };
}

export const headings = {
  COMPLETENESS: "方案内容完整、可行。",
  CALCULATION: "计算书符合规范。",
  SITE: "满足现场实际。",
};

/** The draft as the leader's form would send it back unchanged. */
export async function formOf({ caseId, leader }: Meeting) {
  const draft = await findOpenReport(database(), caseId);
  if (!draft) throw new Error("no draft");
  const items = await itemsOf(database(), draft.id);
  return {
    invitationId: leader.invitationId,
    seen: fingerprintOf({ ...draft, items }),
    headings: { ...headings, ...draft.headings },
    items: items.map(({ sources: _, ...item }, index) => ({
      ...item,
      place: index + 1,
      drop: false,
      into: null as number | null,
    })),
    defects: [...draft.defects],
    conclusion: draft.conclusion,
    next: "stay" as const,
  };
}

type Conclusion = "PASS" | "PASS_AFTER_REVISION" | "FAIL";

/** A draft that says all it has to, put to the panel; answers its digest. */
export async function present(
  meeting: Meeting,
  conclusion: Conclusion = "PASS_AFTER_REVISION",
): Promise<string> {
  const seen = await prepare(meeting, conclusion);
  const ctx = await as(meeting.leader.actor);
  return (await presentReport(ctx, { invitationId: meeting.leader.invitationId, seen })).contentHash;
}

/** A draft that says all it has to; answers what its page shows. */
export async function prepare(
  meeting: Meeting,
  conclusion: Conclusion = "PASS_AFTER_REVISION",
): Promise<string> {
  const ctx = await as(meeting.leader.actor);
  const { invitationId } = meeting.leader;
  if (!(await findOpenReport(database(), meeting.caseId))) await draftReport(ctx, { invitationId });
  const form = await formOf(meeting);
  await saveDraft(ctx, {
    ...form,
    conclusion,
    items: form.items.map((item) =>
      conclusion === "PASS" ? { ...item, severity: "ADVICE" as const } : item,
    ),
  });
  return (await formOf(meeting)).seen;
}

/** Everybody agrees: the report is locked. */
export async function lock(
  meeting: Meeting,
  conclusion: Conclusion = "PASS_AFTER_REVISION",
): Promise<string> {
  const contentHash = await present(meeting, conclusion);
  for (const { actor, invitationId } of meeting.others) {
    await confirmReport(await as(actor), { invitationId, contentHash });
  }
  return contentHash;
}

export async function reportOf(caseId: string) {
  const rows = await database()
    .select()
    .from(report)
    .where(eq(report.caseId, caseId))
    .orderBy(report.ordinal);
  const last = rows.at(-1);
  if (!last) throw new Error("no report");
  return last;
}

export const caseOf = async (caseId: string) =>
  (await database().select().from(reviewCase).where(eq(reviewCase.id, caseId)))[0]!;
export const seatOf = async (id: string) =>
  (await database().select().from(invitation).where(eq(invitation.id, id)))[0]!;

/** A file's row as an upload leaves it; its bytes are not in the store. */
export async function layFile(
  caseId: string,
  kind: "report" | "sign_in_sheet" | "mediation_minutes" | "report_form",
  changes: Partial<typeof storedFile.$inferInsert> = {},
): Promise<string> {
  const now = await readNow();
  const id = randomId();
  const versions = await database().select().from(storedFile).where(eq(storedFile.caseId, caseId));
  await database()
    .insert(storedFile)
    .values({
      id,
      caseId,
      kind,
      version: versions.filter((one) => one.kind === kind).length + 1,
      displayName: `${kind}.pdf`,
      objectKey: `cases/${caseId}/${sha256(id).slice(0, 40)}`,
      state: "AVAILABLE",
      size: 1000,
      sha256: sha256(id),
      contentType: "application/pdf",
      pages: 3,
      scanner: "none",
      uploadedBy: "test",
      startedAt: now,
      availableAt: now,
      ...changes,
    });
  return id;
}

/** What holds of reports and cases: suites that turn the clock back break what holds of the clock itself. */
export async function expectReportsFit(): Promise<void> {
  const findings = await checkInvariants(database());
  const own = findings.filter(({ name }) => /^(reports|reviews|panels|experts)\./.test(name));
  expect(own.filter(({ name }) => name.startsWith("reports.")).length).toBeGreaterThan(8);
  expect(own.filter(({ offenders }) => offenders.length > 0)).toEqual([]);
}
