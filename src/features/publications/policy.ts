import type { PublicationState } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

type Officer = Pick<UserActor, "role" | "post">;
const deny = (code: string, sentence: string): Denial => ({ code, sentence });

/** The station builds and keeps the pool (二(一)): it alone publishes. */
export function whyNotManage(actor: Officer): Denial | null {
  return actor.role === "regulator" && actor.post === "station"
    ? null
    : deny("STATION_ONLY", "通知公告和资料由市监督站发布。");
}

/** Text, files and readers stay as they were published. */
export function whyNotChange(actor: Officer, one: { readonly state: PublicationState }): Denial | null {
  return (
    whyNotManage(actor) ??
    (one.state === "DRAFT" ? null : deny("PUBLISHED", "已经发布的内容不能修改，可以撤下以后重新发布。"))
  );
}

export function whyNotWithdraw(actor: Officer, one: { readonly state: PublicationState }): Denial | null {
  return (
    whyNotManage(actor) ??
    (one.state === "PUBLISHED" ? null : deny("NOT_PUBLISHED", "只有已经发布的内容可以撤下。"))
  );
}

/** Reminded are experts, of what they have to confirm. */
export function whyNotRemind(
  actor: Officer,
  one: { readonly state: PublicationState; readonly required: boolean },
): Denial | null {
  return (
    whyNotWithdraw(actor, one) ??
    (one.required ? null : deny("NOT_REQUIRED", "这项内容没有要求专家确认阅读。"))
  );
}
