import type { PoolReport } from "@/features/draws";
import { EXCLUSION_TEXT, type ExclusionCode } from "@/features/draws";
import type { ReviewCase } from "@/features/reviews";
import { addDuration, formatDuration, type PolicyParameters } from "@/features/rulebook";
import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

/** Why the applicant may not freeze a request now; null when she may. */
export function whyNotRequestDraw(
  actor: Actor,
  reviewed: ReviewCase,
  now: Date,
  policy: PolicyParameters,
): Denial | null {
  const foreign = whyNotApplicant(actor, reviewed);
  if (foreign) return foreign;
  if (reviewed.state !== "ADMITTED") {
    return reviewed.frozenAt
      ? { code: "FROZEN", sentence: "抽取条件已经固定，不能再次发起抽取。" }
      : { code: "NOT_ADMITTED", sentence: "论证申报尚未受理，受理后才能抽取专家。" };
  }
  if (!reviewed.seats?.length || !reviewed.meetingFrom || !reviewed.meetingTo || !reviewed.meetingPlace) {
    return { code: "NO_CONDITIONS", sentence: "请先填写抽取条件：专业、人数、会议时间和地点。" };
  }
  if (reviewed.meetingFrom < addDuration(now, policy["draw.min_lead"])) {
    return {
      code: "TOO_LATE",
      sentence: `抽取须早于论证会开始${formatDuration(policy["draw.min_lead"])}，请另定会议时间。`,
    };
  }
  return null;
}

/** Why the applicant may not press 抽取. */
export function whyNotDraw(actor: Actor, reviewed: ReviewCase): Denial | null {
  const foreign = whyNotApplicant(actor, reviewed);
  if (foreign) return foreign;
  if (reviewed.state !== "DRAWING") {
    return { code: "NOT_REQUESTED", sentence: "没有等待抽取的请求，请刷新页面查看进度。" };
  }
  return null;
}

/** Why the conditions can no longer be set. */
export function whyNotSetConditions(actor: Actor, reviewed: ReviewCase): Denial | null {
  const foreign = whyNotApplicant(actor, reviewed);
  if (foreign) return foreign;
  if (reviewed.frozenAt) return { code: "FROZEN", sentence: "抽取条件自第一次抽取起固定，不能修改。" };
  if (reviewed.state !== "ADMITTED")
    return { code: "NOT_ADMITTED", sentence: "论证申报尚未受理，受理后才能设置抽取条件。" };
  return null;
}

/** Only the unit that filed the case acts for it; the unknown is refused. */
function whyNotApplicant(actor: Actor, reviewed: ReviewCase): Denial | null {
  const own =
    actor.kind === "user" && actor.role === "contractor" && actor.organizationId === reviewed.organizationId;
  return own ? null : { code: "NOT_APPLICANT", sentence: "只有申报单位可以办理这项业务。" };
}

/** One sentence for a pool that is too small: what is missing and which rule removed how many. */
export function sentenceForShortage(report: PoolReport): string {
  const removed = Object.entries(report.excluded)
    .map(([code, count]) => `${EXCLUSION_TEXT[code as ExclusionCode]}${count}人`)
    .join("、");
  const cap = report.fillableWithoutCap > report.fillable ? "同一单位人数上限也减少了可选人数。" : "";
  return `可抽专家不足：需要${report.open}席，最多能排满${report.fillable}席。${removed ? `不能抽取的有：${removed}。` : ""}${cap}`;
}
