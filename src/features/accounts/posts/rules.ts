import type { Post, UserActor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

/** 三员: the posts of administration, each apart from the others and from every office. */
export const administrationPosts = ["system", "security", "audit"] as const satisfies readonly Post[];

export function isAdministration(post: Post): boolean {
  return (administrationPosts as readonly Post[]).includes(post);
}

/** A post as somebody holds it or is to hold it; days inclusive, no last day: until further notice. */
export interface HeldPost {
  readonly post: Post;
  readonly jurisdiction: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Why a post may not be proposed for somebody who holds `held`; null when it may. */
export function whyNotGive(
  actor: Pick<UserActor, "personId">,
  personId: string,
  wanted: HeldPost,
  held: readonly HeldPost[],
): Denial | null {
  if (actor.personId === personId) return ownPost;
  const beside = held.filter((one) => overlap(one, wanted));
  if (beside.some((one) => one.post === wanted.post && one.jurisdiction === wanted.jurisdiction))
    return { code: "HELD", sentence: "这个人员在这段时间已经担任这个岗位。" };
  if (beside.some(({ post }) => isAdministration(post) || isAdministration(wanted.post)))
    return {
      code: "APART",
      sentence: "系统、安全、审计管理员之间，以及与监管岗位之间，同一时间不能由一人兼任。",
    };
  return null;
}

/** Why somebody may not decide on a proposal; null when she may. */
export function whyNotDecide(
  actor: Pick<UserActor, "personId">,
  change: { readonly personId: string; readonly proposedBy: string },
): Denial | null {
  if (actor.personId === change.personId) return ownPost;
  if (actor.personId === change.proposedBy)
    return { code: "SAME_PERSON", sentence: "提出的人不能自己确认，须由另一人确认。" };
  return null;
}

const ownPost: Denial = { code: "OWN_POST", sentence: "任何人不能为自己办理任职或者免职。" };

function overlap(one: HeldPost, other: HeldPost): boolean {
  const before = (first: HeldPost, second: HeldPost) =>
    first.validTo !== null && first.validTo < second.validFrom;
  return !before(one, other) && !before(other, one);
}
