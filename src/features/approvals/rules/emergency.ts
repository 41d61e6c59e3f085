import type { CaseState } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

/** E30: the station or the bureau, for a case that is admitted and not drawn yet. */
export function whyNotGrantLane(
  actor: Pick<UserActor, "post">,
  reviewed: { readonly state: CaseState; readonly frozenAt: Date | null },
): Denial | null {
  if (actor.post !== "station" && actor.post !== "bureau")
    return { code: "NOT_ENTITLED", sentence: "抢险通道只能由市住建局或市监督站启用。" };
  if (reviewed.state !== "ADMITTED" || reviewed.frozenAt)
    return { code: "NOT_BEFORE_DRAW", sentence: "抢险通道只能在受理以后、抽取以前启用。" };
  return null;
}

/** Nobody audits what she granted herself. */
export function whyNotAuditLane(
  actor: Pick<UserActor, "post" | "personId">,
  lane: { readonly grantedBy: string },
): Denial | null {
  if (actor.post !== "station" && actor.post !== "bureau")
    return { code: "NOT_ENTITLED", sentence: "抢险通道的事后核查由市住建局或市监督站办理。" };
  return lane.grantedBy === actor.personId
    ? { code: "OWN_LANE", sentence: "启用抢险通道的人不能自己核查，请由其他人办理。" }
    : null;
}
