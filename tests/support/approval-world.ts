import { eq, inArray, max } from "drizzle-orm";
import { database } from "../../src/db/client";
import {
  appUser,
  type CaseState,
  type Conclusion,
  type FileKind,
  hazardousItem,
  invitation,
  leaderElection,
  report,
  reportItem,
  reviewCase,
  reviewItem,
  storedFile,
} from "../../src/db/schema";
import { recordItem } from "../../src/features/projects";
import { itemInput } from "../../src/features/projects/input";
import type { UserActor } from "../../src/platform/actor";
import { readNow } from "../../src/platform/clock";
import { systemContext } from "../../src/platform/context";
import { randomHex, sha256 } from "../../src/platform/crypto";
import { randomId } from "../../src/platform/id";
import { mutation } from "../../src/platform/mutation";
import { type FormedPanel, type Member, makeFormedPanel } from "./formed-panel";
import { as, contractorActor, type Filing, makePerson } from "./world";

export interface ConcludedCase extends FormedPanel {
  readonly caseId: string;
  readonly leader: Member;
  readonly others: readonly Member[];
  readonly supervision: UserActor;
  /** Ids of the required changes, in order. */
  readonly required: readonly string[];
}

const hour = 3_600_000;
let meetingAt: number | undefined;

const stateOf: Readonly<Record<Conclusion, CaseState>> = {
  PASS: "APPROVAL",
  PASS_AFTER_REVISION: "REVISION",
  FAIL: "CLOSED_FAIL",
};

/**
 * A case whose panel has concluded: leader elected, everybody attended, report accepted. Laid as the meeting
 * and the report leave it; the panel before it came about by the real use-cases.
 */
export async function makeConcludedCase(
  conclusion: Conclusion,
  { changes = 2, ...options }: Parameters<typeof makeFormedPanel>[0] & { changes?: number } = {},
): Promise<ConcludedCase> {
  // All of them meet at one time, so that nobody drawn before can be drawn again.
  meetingAt ??= (await readNow()).getTime() + 400 * hour;
  const startsInHours = (meetingAt - (await readNow()).getTime()) / hour;
  const panel = await makeFormedPanel({ startsInHours, ...options });
  const { caseId } = panel.filing;
  const [leader, ...others] = panel.members;
  if (!leader) throw new Error("a panel without members");
  await coverWork(panel.filing);
  const required = await conclude(panel, leader, conclusion, changes);
  return {
    ...panel,
    caseId,
    leader,
    others,
    supervision: await supervisorOf(panel.filing),
    required,
  };
}

/** The hazardous item that the filing is about, so that a successor can be found by it. */
export async function coverWork(filing: Filing): Promise<string> {
  const item = {
    projectId: filing.projectId,
    kind: "pit",
    part: "1号工作井",
    "p.depth": "5.6",
    "u.depth": "m",
  };
  const { itemId } = await recordItem(await as(filing.actor), itemInput.parse(item));
  const [row] = await database()
    .select({ fingerprint: hazardousItem.fingerprint })
    .from(hazardousItem)
    .where(eq(hazardousItem.id, itemId));
  await database()
    .insert(reviewItem)
    .values({ caseId: filing.caseId, itemId, fingerprint: row?.fingerprint ?? "" });
  return itemId;
}

async function conclude(panel: FormedPanel, leader: Member, conclusion: Conclusion, changes: number) {
  const { caseId } = panel.filing;
  const reportId = randomId();
  const items = Array.from({ length: conclusion === "PASS" ? 0 : changes }, (_, index) => ({
    id: randomId(),
    reportId,
    ordinal: index + 1,
    heading: "CALCULATION" as const,
    chapter: "第四章",
    page: "31",
    severity: "MUST" as const,
    text: `第${index + 1}处：补充支撑稳定验算`,
  }));
  await mutation(await systemContext("test"), async (tx, now) => {
    await tx.insert(leaderElection).values({
      id: randomId(),
      caseId,
      ordinal: 1,
      state: "DECIDED",
      candidates: [leader.invitationId],
      openedAt: now,
      closesAt: now,
      leaderInvitationId: leader.invitationId,
      way: "MAJORITY",
      decidedAt: now,
    });
    await tx
      .update(invitation)
      .set({ state: "ATTENDED" })
      .where(
        inArray(
          invitation.id,
          panel.members.map(({ invitationId }) => invitationId),
        ),
      );
    await tx.insert(report).values({
      id: reportId,
      caseId,
      ordinal: 1,
      state: "DRAFT",
      leaderInvitationId: leader.invitationId,
      conclusion,
      headings: { CALCULATION: "计算书基本完整" },
      content: { reportId },
      contentHash: sha256(reportId),
      createdAt: now,
    });
    if (items.length > 0) await tx.insert(reportItem).values(items);
    await tx
      .update(report)
      .set({
        state: "ACCEPTED",
        confirmingAt: now,
        lockedAt: now,
        checkCode: "A1B2C3D4",
        publicCode: randomHex(16),
        meetingEndDate: "2026-11-30",
        dueDate: "2026-12-03",
        dueAt: now,
        calendarVersion: "test",
        acceptedAt: now,
      })
      .where(eq(report.id, reportId));
    const state = stateOf[conclusion];
    await tx
      .update(reviewCase)
      .set({ state, conclusion, concludedAt: now, closedAt: state === "CLOSED_FAIL" ? now : null })
      .where(eq(reviewCase.id, caseId));
    if (state === "CLOSED_FAIL")
      await tx.update(reviewItem).set({ open: false }).where(eq(reviewItem.caseId, caseId));
    return {
      value: undefined,
      audit: [{ action: "case.concluded", subject: { type: "case", id: caseId }, detail: { conclusion } }],
    };
  });
  return items.map(({ id }) => id);
}

/** Somebody of the project's supervising unit, with an account. */
export async function supervisorOf(filing: Filing): Promise<UserActor> {
  const unit = filing.parties.supervision;
  if (!unit) throw new Error("a project without a supervising unit");
  const personId = await makePerson("监理");
  const id = `user-${randomId()}`;
  await database()
    .insert(appUser)
    .values({ id, name: "监理", userType: "legal", personId, organizationId: unit.id });
  return { ...contractorActor(id, personId, unit), role: "supervision" };
}

/** A file's row as an upload leaves it; its bytes are not in the store. */
export async function layFile(
  caseId: string,
  kind: FileKind,
  by: UserActor,
): Promise<{ id: string; sha256: string }> {
  const now = await readNow();
  const id = randomId();
  const digest = sha256(id);
  const [row] = await database()
    .select({ last: max(storedFile.version) })
    .from(storedFile)
    .where(eq(storedFile.caseId, caseId));
  await database()
    .insert(storedFile)
    .values({
      id,
      caseId,
      kind,
      version: (row?.last ?? 0) + 1,
      displayName: `${kind}.pdf`,
      objectKey: `cases/${caseId}/${digest.slice(0, 40)}`,
      state: "AVAILABLE",
      size: 1000,
      sha256: digest,
      contentType: "application/pdf",
      pages: 3,
      scanner: "none",
      uploadedBy: by.id,
      startedAt: now,
      availableAt: now,
    });
  return { id, sha256: digest };
}
