import { desc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { reportSubmission } from "@/db/schema";
import { declareSubstantial } from "@/features/approvals";
import { acceptReport, findHandover, returnReport, submitReport } from "@/features/reports";
import { getObject } from "@/platform/storage";
import type { ActorCtx } from "./actors";
import { planApproval } from "./approving";
import { upload } from "./papers";
import type { Part } from "./part";
import { planRevision } from "./revising";
import { ToldOtherwise } from "./told-otherwise";

const minute = 60_000;

/** From the locked report to the permission: who hands in, checks, revises, signs. */
export function planConcluding(part: Part): void {
  const { timeline, actors, filed } = part;
  const { conclusion } = filed.story;
  if (!conclusion) return;
  const { sentBack, accepted, revisions, superseded } = conclusion;
  const checker = () => actors.supervisor(filed.project.jurisdictionCode);
  const contractor = () => actors.contractor(filed.project.organizationId);
  planHandIn(part, conclusion.handedIn, conclusion.amiss ?? false);
  if (sentBack)
    timeline.add(sentBack.at, async () => {
      const submissionId = await submissionOf(filed.caseId);
      await returnReport(await checker(), { submissionId, reason: sentBack.reason });
    });
  if (accepted)
    timeline.add(accepted, async () => {
      await acceptReport(await checker(), { submissionId: await submissionOf(filed.caseId), note: "" });
    });
  for (const revision of revisions ?? []) planRevision(part, revision);
  planApproval(part, conclusion);
  if (superseded)
    timeline.add(superseded.at, async () => {
      await declareSubstantial(await contractor(), { caseId: filed.caseId, reason: superseded.reason });
    });
}

/** The printed form stands for its signed scan: the same pages. Amiss: a signer left out, the code misread. */
function planHandIn({ timeline, actors, filed, papers }: Part, at: Date, amiss: boolean): void {
  const before = (minutes: number) => new Date(at.getTime() - minutes * minute);
  const contractor = () => actors.contractor(filed.project.organizationId);
  const to = { title: filed.title };
  timeline.add(before(14), async () => {
    const { ctx, handover } = await handoverOf(await contractor(), filed.caseId);
    const scan = await bytesOf(handover.form?.objectKey ?? "");
    await upload(ctx, { ...to, caseId: filed.caseId, kind: "report" }, scan);
  });
  timeline.add(before(9), async () =>
    upload(
      await contractor(),
      { ...to, caseId: filed.caseId, kind: "sign_in_sheet" },
      papers.supervisor_review,
    ),
  );
  timeline.add(at, async () => {
    const { ctx, handover } = await handoverOf(await contractor(), filed.caseId);
    const { report: locked, paper, sheet } = handover;
    if (!locked || !paper || !sheet) throw new ToldOtherwise("a hand-in without its papers");
    const signers = locked.content.panel.map(({ invitationId }) => invitationId);
    await submitReport(ctx, {
      caseId: filed.caseId,
      reportFileId: paper.id,
      sheetFileId: sheet.id,
      signers: amiss ? signers.slice(1) : signers,
      conclusion: locked.conclusion,
      checkCode: amiss ? `${locked.checkCode.slice(0, -1)}?` : locked.checkCode,
    });
  });
}

async function handoverOf(ctx: ActorCtx, caseId: string) {
  const handover = await findHandover(ctx, caseId);
  if (!handover) throw new ToldOtherwise("a case without a locked report");
  return { ctx, handover };
}

/** The hand-in that was made last. */
async function submissionOf(caseId: string): Promise<string> {
  const [row] = await database()
    .select({ id: reportSubmission.id })
    .from(reportSubmission)
    .where(eq(reportSubmission.caseId, caseId))
    .orderBy(desc(reportSubmission.submittedAt))
    .limit(1);
  if (!row) throw new ToldOtherwise("nothing was handed in");
  return row.id;
}

async function bytesOf(objectKey: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await getObject(objectKey)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
