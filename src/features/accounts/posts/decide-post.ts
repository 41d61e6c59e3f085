import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { appUser, postChange, session, staffPost } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, demand, NotFound } from "@/platform/errors";
import { isId, randomId } from "@/platform/id";
import { constraintOf, entries, mutation } from "@/platform/mutation";
import { demandPost } from "@/platform/operations/demand-post";
import { lockPost, todayOf } from "./propose-post";
import { isAdministration, whyNotDecide } from "./rules";

type PersonCtx = Ctx & { readonly actor: UserActor };
type Change = typeof postChange.$inferSelect;

/**
 * The second person's word on a post: the system administrator confirms what the security administrator proposed,
 * or refuses it. Confirmed, the post begins on its day or ends at once, with every session of the person.
 * Errors: NotFound, DECIDED, OWN_POST, SAME_PERSON, OVER, APART, LAST.
 */
export async function decidePost(
  ctx: PersonCtx,
  input: { readonly changeId: string; readonly decision: "confirm" | "refuse"; readonly reason: string },
): Promise<{ changeId: string }> {
  demandPost(ctx.actor, "system");
  return mutation(ctx, async (tx, now) => {
    const change = await lockChange(tx, input.changeId);
    demand(whyNotDecide(ctx.actor, change));
    const confirmed = input.decision === "confirm";
    await tx
      .update(postChange)
      .set({
        state: confirmed ? "CONFIRMED" : "REFUSED",
        decidedBy: ctx.actor.personId,
        decidedAt: now,
        decision: input.reason || null,
      })
      .where(eq(postChange.id, change.id));
    const subject = { type: "postChange", id: change.id };
    const said: Audit = {
      action: confirmed ? "post.confirmed" : "post.refused",
      subject,
      detail: { kind: change.kind, person: change.personId, post: change.post, reason: input.reason },
    };
    const followed = !confirmed
      ? []
      : change.kind === "GIVE"
        ? await give(tx, change)
        : await end(tx, change);
    return { value: { changeId: change.id }, audit: entries([said, ...followed]) };
  });
}

/**
 * Ends an office with an authority at once, with every session of who held it: taking power away is urgent and
 * gives nobody any. Errors: NotFound, OWN_POST; a post of administration needs `proposeEnd`.
 */
export async function endPost(
  ctx: PersonCtx,
  input: { readonly postId: string; readonly document: string },
): Promise<{ personId: string }> {
  demandPost(ctx.actor, "security");
  return mutation(ctx, async (tx) => {
    const held = await lockPost(tx, input.postId);
    if (isAdministration(held.post))
      throw new Denied("TWO_NEEDED", "管理员岗位的免职须由系统管理员确认，请提出免职。");
    const closed = await endNow(tx, held);
    return {
      value: { personId: held.personId },
      audit: entries([
        {
          action: "post.ended",
          subject: { type: "post", id: held.id },
          detail: { person: held.personId, post: held.post, document: input.document },
        },
        ...closed,
      ]),
    };
  });
}

async function lockChange(tx: Tx, changeId: string): Promise<Change> {
  if (!isId(changeId)) throw new NotFound("postChange");
  // One decision at a time: the last holder of a post must not be ended by two at once.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('accounts.posts'))`);
  const [change] = await tx.select().from(postChange).where(eq(postChange.id, changeId)).for("update");
  if (!change) throw new NotFound("postChange");
  if (change.state !== "PROPOSED") throw new Conflict("DECIDED", "这项任免已经处理，请刷新页面。");
  return change;
}

async function give(tx: Tx, change: Change): Promise<Audit[]> {
  const today = await todayOf(tx);
  const validFrom = change.validFrom && change.validFrom > today ? change.validFrom : today;
  if (change.validTo !== null && change.validTo < validFrom)
    throw new Conflict("OVER", "任职的截止日期已经过去，请选择“不同意”。");
  try {
    await tx.insert(staffPost).values({
      id: randomId(),
      personId: change.personId,
      post: change.post,
      jurisdictionCode: change.jurisdictionCode,
      validFrom,
      validTo: change.validTo,
      changeId: change.id,
    });
  } catch (error) {
    if (/^staff_post_(one_admin|admin_apart)$/.test(constraintOf(error) ?? ""))
      throw new Conflict("APART", "这个人员此后担任了另一岗位，不能兼任，请选择“不同意”。");
    throw error;
  }
  return [];
}

async function end(tx: Tx, change: Change): Promise<Audit[]> {
  const held = await lockPost(tx, change.endsPostId ?? "");
  const [other] = await tx
    .select({ id: staffPost.id })
    .from(staffPost)
    .where(
      and(
        eq(staffPost.post, held.post),
        sql`${staffPost.id} <> ${held.id} and valid_from <= china_today() and (valid_to is null or valid_to >= china_today())`,
      ),
    )
    .limit(1);
  if (!other) throw new Conflict("LAST", "这是该岗位最后一名在任人员，须先有人接任。");
  return endNow(tx, held);
}

/** Yesterday is its last day; a post that had not begun never begins. */
async function endNow(tx: Tx, held: typeof staffPost.$inferSelect): Promise<Audit[]> {
  await tx
    .update(staffPost)
    .set({ validTo: sql`greatest(valid_from, china_today()) - 1` })
    .where(eq(staffPost.id, held.id));
  const accounts = tx
    .select({ id: appUser.id })
    .from(appUser)
    .where(and(eq(appUser.personId, held.personId), eq(appUser.userType, "natural")));
  const closed = await tx
    .delete(session)
    .where(inArray(session.userId, accounts))
    .returning({ userId: session.userId });
  return closed.map(({ userId }) => ({
    action: "session.closed" as const,
    subject: { type: "account", id: userId },
    detail: { reason: "postEnded" },
  }));
}
