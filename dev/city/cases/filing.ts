import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { type DossierKind, dossierKinds, reviewCase } from "@/db/schema";
import { followCase, grantLane } from "@/features/approvals";
import { decideCancellation } from "@/features/panels";
import {
  admitCase,
  admitOverdue,
  cancelCase,
  draftCase,
  requestCancel,
  returnCase,
  submitCase,
  tickParts,
} from "@/features/reviews";
import { PLAN_PART_IDS } from "@/features/rulebook";
import { systemContext } from "@/platform/context";
import { upload } from "./papers";
import type { Filed, Part } from "./part";
import type { Timeline } from "./timeline";

const minute = 60_000;

/**
 * What the contractor and the supervising body do with a case before experts are drawn, and how it may be dropped.
 * `before`: the closed case it follows.
 */
export function planFiling({ timeline, actors, filed, papers }: Part, before: Filed | undefined): void {
  const { story, project, item, title } = filed;
  const contractor = () => actors.contractor(project.organizationId);
  const after = (minutes: number) => new Date(story.drafted.getTime() + minutes * minute);
  const send = (minutes: number, kind: DossierKind, bytes: Buffer) =>
    timeline.add(after(minutes), async () =>
      upload(await contractor(), { caseId: filed.caseId, title, kind }, bytes),
    );
  const submit = (at: Date, last = true) =>
    timeline.add(at, async () => {
      await submitCase(await contractor(), { caseId: filed.caseId });
      if (story.undecided && last) await planOverdue(timeline, filed.caseId);
    });

  timeline.add(story.drafted, async () => {
    if (before) {
      filed.caseId = (await followCase(await contractor(), { caseId: before.caseId })).caseId;
      return;
    }
    const drafted = { projectId: project.id, title, itemIds: [item.id], mainSpecialty: undefined };
    filed.caseId = (await draftCase(await contractor(), drafted)).caseId;
  });
  if (story.desk !== "bare") {
    const parts = story.desk === "parts" ? PLAN_PART_IDS.slice(0, 5) : [...PLAN_PART_IDS];
    timeline.add(
      after(12),
      async () => void (await tickParts(await contractor(), { caseId: filed.caseId, parts })),
    );
  }
  // An export that broke off: refused, and on record.
  if (story.desk === "refused-plan") send(31, "plan", papers.plan.subarray(0, papers.plan.length >> 1));
  if (story.desk === "plan") send(31, "plan", papers.plan);
  if (story.desk === "complete")
    for (const [index, kind] of dossierKinds.entries()) send(31 + 9 * index, kind, papers[kind]);

  if (story.submitted) submit(story.submitted, !story.resubmitted);
  const { returned, resubmitted, admitted, cancelled, cancelRequested, cancelApproved, emergency } = story;
  if (returned) {
    const reasons = [...returned.reasons];
    timeline.add(returned.at, async () => {
      await returnCase(await actors.supervisor(project.jurisdictionCode), { caseId: filed.caseId, reasons });
    });
  }
  if (resubmitted) {
    timeline.add(new Date(resubmitted.getTime() - 10 * minute), async () =>
      upload(
        await contractor(),
        { caseId: filed.caseId, title, kind: "company_review" },
        papers.company_review,
      ),
    );
    submit(resubmitted);
  }
  if (admitted) {
    timeline.add(admitted, async () => {
      await admitCase(await actors.supervisor(project.jurisdictionCode), { caseId: filed.caseId });
    });
  }
  if (emergency) {
    timeline.add(emergency, async () =>
      upload(
        await actors.officer("bureau1"),
        { caseId: filed.caseId, title, kind: "emergency_order" },
        papers.supervisor_review,
      ),
    );
    timeline.add(new Date(emergency.getTime() + 5 * minute), async () => {
      await grantLane(await actors.officer("bureau1"), {
        caseId: filed.caseId,
        orderNumber: "青建抢〔2026〕3号",
        reason: "基坑北侧管涌，须立即回填支护，按抢险工程组织论证。",
      });
    });
  }
  if (cancelled) {
    const { at, reason } = cancelled;
    timeline.add(
      at,
      async () => void (await cancelCase(await contractor(), { caseId: filed.caseId, reason })),
    );
  }
  if (cancelRequested) {
    const { at, reason } = cancelRequested;
    timeline.add(
      at,
      async () => void (await requestCancel(await contractor(), { caseId: filed.caseId, reason })),
    );
  }
  if (cancelApproved) {
    const reason = "情况属实，同意撤销；复工后重新申报。";
    timeline.add(cancelApproved, async () =>
      decideCancellation(await actors.station(), { caseId: filed.caseId, approve: true, reason }),
    );
  }
}

/** The sweep that decides what nobody decided, a minute after the time is over. */
async function planOverdue(timeline: Timeline, caseId: string): Promise<void> {
  const [row] = await database()
    .select({ admitBy: reviewCase.admitBy })
    .from(reviewCase)
    .where(eq(reviewCase.id, caseId));
  if (!row?.admitBy) throw new Error("a filed case without a time to decide in");
  timeline.add(new Date(row.admitBy.getTime() + minute), async () => {
    await admitOverdue(await systemContext("reviews.admit-overdue"));
  });
}
