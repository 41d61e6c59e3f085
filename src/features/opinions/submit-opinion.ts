import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type OpinionContent, opinion, opinionVersion, storedFile } from "@/db/schema";
import { canonicalJson } from "@/features/experts";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { sha256 } from "@/platform/crypto";
import { Conflict, Denied, demand, InvalidInput } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { type Change, mutation, type Unchanged, unchanged } from "@/platform/mutation";
import { type Duty, findPlan, lockDuty } from "./duty";
import { emptyContent, lacksOfOpinion } from "./rules/lacks";
import { isSubmitted, markOf, whyNotSubmit } from "./rules/state";
import { baseOf, isBase, openOpinion, whyLost } from "./save-draft";

type UserCtx = Ctx & { actor: UserActor };

/**
 * Hands in the draft as it was shown on the check page (四(二)3): a version of its own, bound to the version of the
 * plan that was read (E19), marked by the scheduled start. Before the start it can be handed in anew.
 */
export async function submitOpinion(
  ctx: UserCtx,
  input: { caseId: string; base: string; planFileId: string },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const duty = await lockDuty(tx, ctx.actor, input.caseId);
    demand(whyNotSubmit(duty.facts, now));
    const content = duty.opinion?.draft;
    if (!content) throw new Denied("NOTHING_WRITTEN", "还没有填写审查意见，请先填写。");
    if (baseOf(duty.opinion) !== input.base)
      throw new Conflict("DRAFT_CHANGED", "草稿在核对以后又有改动，请重新核对后再提交。");
    const [lack] = lacksOfOpinion(content);
    if (lack) throw new Denied("INCOMPLETE", `${lack.sentence}。`);
    return addVersion(tx, duty, { ...input, content, scan: null }, now);
  });
}

/** The same by a form filled in on paper: its scan or photograph, and the preliminary conclusion in words. */
export async function submitScan(
  ctx: UserCtx,
  input: {
    caseId: string;
    scanFileId: string;
    planFileId: string;
    conclusion: NonNullable<OpinionContent["conclusion"]>;
  },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const duty = await lockDuty(tx, ctx.actor, input.caseId);
    demand(whyNotSubmit(duty.facts, now));
    const scan = await ownScan(tx, ctx.actor, duty.reviewed.id, input.scanFileId);
    const content = { ...emptyContent, conclusion: input.conclusion };
    return addVersion(tx, duty, { ...input, base: baseOf(duty.opinion), content, scan }, now);
  });
}

interface HandedIn {
  readonly base: string;
  readonly planFileId: string;
  readonly content: OpinionContent;
  readonly scan: { readonly id: string; readonly sha256: string } | null;
}

async function addVersion(
  tx: Tx,
  duty: Duty,
  given: HandedIn,
  now: Date,
): Promise<Change<void> | Unchanged<void>> {
  const plan = await findPlan(tx, duty.reviewed.id);
  if (!plan?.sha256) throw new Denied("NO_PLAN", "没有可以阅读的方案，请联系监督机构。");
  if (plan.id !== given.planFileId)
    throw new Conflict("PLAN_REPLACED", `方案已经更新为第${plan.version}版，请先阅读新版，再核对提交。`);
  const { content, scan } = given;
  const contentHash = sha256(canonicalJson({ content: jsonOf(content), scan: scan?.sha256 ?? "" }));
  // Pressed twice, or sent again after a lost connection: what was handed in stands.
  if (duty.opinion && (await isNewest(tx, duty.opinion, { contentHash, planFileId: plan.id }))) {
    return unchanged(undefined);
  }
  const state = markOf(duty.facts, now);
  const id = await openOpinion(tx, duty, now);
  const version = (duty.opinion?.version ?? 0) + 1;
  const [row] = await tx
    .update(opinion)
    .set({ state, version, submittedAt: duty.opinion?.submittedAt ?? now })
    .where(
      and(eq(opinion.id, id), isNull(opinion.frozenAt), eq(opinion.version, version - 1), isBase(given.base)),
    )
    .returning({ id: opinion.id });
  if (!row) throw await whyLost(tx, id);
  await tx.insert(opinionVersion).values({
    id: randomId(),
    opinionId: id,
    version,
    content,
    contentHash,
    scanFileId: scan?.id ?? null,
    planFileId: plan.id,
    planSha256: plan.sha256,
    late: state === "SUBMITTED_LATE" ? "YES" : "NO",
    submittedAt: now,
  });
  const detail = {
    case: duty.reviewed.id,
    invitation: duty.invited.id,
    version,
    state,
    contentHash,
    plan: plan.sha256,
  };
  const action = isSubmitted(duty.facts.state)
    ? ("opinion.amended" as const)
    : ("opinion.submitted" as const);
  return { value: undefined, audit: [{ action, subject: { type: "opinion", id }, detail }] };
}

async function isNewest(
  tx: Tx,
  own: { id: string; version: number },
  given: { contentHash: string; planFileId: string },
): Promise<boolean> {
  const [newest] = await tx
    .select({ contentHash: opinionVersion.contentHash, planFileId: opinionVersion.planFileId })
    .from(opinionVersion)
    .where(and(eq(opinionVersion.opinionId, own.id), eq(opinionVersion.version, own.version)));
  return newest?.contentHash === given.contentHash && newest.planFileId === given.planFileId;
}

/** The words alone, as canonical JSON takes them. */
function jsonOf({ headings, items, defects, conclusion, siteVisit }: OpinionContent) {
  return {
    headings: { ...headings },
    items: items.map((one) => ({ ...one })),
    defects,
    conclusion,
    siteVisit,
  };
}

/** A scan she uploaded herself and that passed its checks. */
async function ownScan(tx: Tx, actor: UserActor, caseId: string, fileId: string) {
  const [file] = await tx
    .select({ id: storedFile.id, state: storedFile.state, sha256: storedFile.sha256 })
    .from(storedFile)
    .where(
      and(
        eq(storedFile.id, fileId),
        eq(storedFile.caseId, caseId),
        eq(storedFile.kind, "opinion_scan"),
        eq(storedFile.uploadedBy, actor.id),
      ),
    );
  if (!file || file.state === "REJECTED")
    throw new InvalidInput({ scanFileId: "没有找到您上传的审查意见表，请重新上传" });
  if (file.state !== "AVAILABLE" || !file.sha256)
    throw new Conflict("SCAN_PENDING", "上传的审查意见表还在查毒，请稍候一分钟再提交。");
  return { id: file.id, sha256: file.sha256 };
}
