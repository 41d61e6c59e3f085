import { and, eq, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { appUser, jurisdiction, postChange, staffPost } from "@/db/schema";
import type { Post, UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, InvalidInput, NotFound } from "@/platform/errors";
import { isId, randomId } from "@/platform/id";
import { constraintOf, mutation } from "@/platform/mutation";
import { demandPost } from "@/platform/operations/demand-post";
import type { GivePost } from "./input";
import { type HeldPost, isAdministration, whyNotGive } from "./rules";

type PersonCtx = Ctx & { readonly actor: UserActor };

/**
 * Proposes a post for the person behind a personal account; it counts once a system administrator has confirmed it.
 * Errors: NotFound, OWN_POST, HELD, APART, ALREADY_PROPOSED; a day or area that cannot be, beside its field.
 */
export async function proposePost(ctx: PersonCtx, input: GivePost): Promise<{ changeId: string }> {
  demandPost(ctx.actor, "security");
  return mutation(ctx, async (tx, now) => {
    const personId = await personOf(tx, input.userId);
    const today = await todayOf(tx);
    if (input.validFrom < today) throw new InvalidInput({ validFrom: "起始日期不能早于今天" });
    const area = await areaOf(tx, input.post, input.district);
    const wanted = {
      post: input.post,
      jurisdiction: area,
      validFrom: input.validFrom,
      validTo: input.validTo ?? null,
    };
    demand(whyNotGive(ctx.actor, personId, wanted, await heldBy(tx, personId)));
    const changeId = randomId();
    await once(
      tx.insert(postChange).values({
        id: changeId,
        kind: "GIVE",
        personId,
        post: input.post,
        jurisdictionCode: area,
        validFrom: input.validFrom,
        validTo: input.validTo ?? null,
        document: input.document,
        proposedBy: ctx.actor.personId,
        proposedAt: now,
      }),
    );
    return {
      value: { changeId },
      audit: [
        {
          action: "post.proposed",
          subject: { type: "postChange", id: changeId },
          detail: { kind: "GIVE", person: personId, ...wanted },
        },
      ],
    };
  });
}

/**
 * Proposes that a post of administration ends. An office's end takes nobody else (`endPost`).
 * Errors: NotFound, OWN_POST, ALREADY_PROPOSED, ENDED.
 */
export async function proposeEnd(
  ctx: PersonCtx,
  input: { readonly postId: string; readonly document: string },
): Promise<{ changeId: string }> {
  demandPost(ctx.actor, "security");
  return mutation(ctx, async (tx, now) => {
    const held = await lockPost(tx, input.postId);
    if (!isAdministration(held.post)) throw new Error("an office is ended by endPost");
    if (held.personId === ctx.actor.personId) demand(whyNotGive(ctx.actor, held.personId, heldOf(held), []));
    const changeId = randomId();
    await once(
      tx.insert(postChange).values({
        id: changeId,
        kind: "END",
        personId: held.personId,
        post: held.post,
        jurisdictionCode: held.jurisdictionCode,
        endsPostId: held.id,
        document: input.document,
        proposedBy: ctx.actor.personId,
        proposedAt: now,
      }),
    );
    return {
      value: { changeId },
      audit: [
        {
          action: "post.proposed",
          subject: { type: "postChange", id: changeId },
          detail: { kind: "END", person: held.personId, post: held.post },
        },
      ],
    };
  });
}

/** Takes a proposal back that nobody has decided on. Errors: NotFound, DECIDED. */
export async function withdrawPost(
  ctx: PersonCtx,
  { changeId }: { readonly changeId: string },
): Promise<{ changeId: string }> {
  demandPost(ctx.actor, "security");
  return mutation(ctx, async (tx, now) => {
    if (!isId(changeId)) throw new NotFound("postChange");
    const [row] = await tx
      .update(postChange)
      .set({ state: "WITHDRAWN", decidedBy: ctx.actor.personId, decidedAt: now })
      .where(
        and(
          eq(postChange.id, changeId),
          eq(postChange.state, "PROPOSED"),
          eq(postChange.proposedBy, ctx.actor.personId),
        ),
      )
      .returning({ id: postChange.id });
    if (!row) throw new Conflict("DECIDED", "这项任免已经处理，或者不是您提出的，请刷新页面。");
    return {
      value: { changeId },
      audit: [{ action: "post.withdrawn", subject: { type: "postChange", id: changeId } }],
    };
  });
}

async function personOf(tx: Tx, userId: string): Promise<string> {
  const [row] = await tx
    .select({ personId: appUser.personId, userType: appUser.userType })
    .from(appUser)
    .where(eq(appUser.id, userId));
  // A unit's login is used by whoever operates it: a post is a person's.
  if (!row?.personId || row.userType !== "natural") throw new NotFound("account");
  return row.personId;
}

export async function todayOf(tx: Tx): Promise<string> {
  const [row] = await tx.execute<{ today: string }>(sql`select china_today()::text as today`);
  return row?.today ?? "";
}

/** The area a post is for: the city's own for its two bodies, the chosen one for a district's. */
async function areaOf(tx: Tx, post: Post, district: string | undefined): Promise<string | null> {
  if (isAdministration(post)) return null;
  const wanted =
    post === "district"
      ? and(
          eq(jurisdiction.code, district ?? ""),
          or(eq(jurisdiction.kind, "district"), eq(jurisdiction.kind, "functional")),
        )
      : eq(jurisdiction.kind, "municipal");
  const [area] = await tx.select({ code: jurisdiction.code }).from(jurisdiction).where(wanted);
  if (!area) throw new InvalidInput({ district: "没有这个区（市）" });
  return area.code;
}

export async function heldBy(tx: Tx, personId: string): Promise<HeldPost[]> {
  const rows = await tx.select().from(staffPost).where(eq(staffPost.personId, personId));
  return rows.map(heldOf);
}

export function heldOf(row: typeof staffPost.$inferSelect): HeldPost {
  return {
    post: row.post,
    jurisdiction: row.jurisdictionCode,
    validFrom: row.validFrom,
    validTo: row.validTo,
  };
}

/** A post that has not ended, locked. */
export async function lockPost(tx: Tx, postId: string): Promise<typeof staffPost.$inferSelect> {
  if (!isId(postId)) throw new NotFound("post");
  const [row] = await tx
    .select()
    .from(staffPost)
    .where(and(eq(staffPost.id, postId), sql`(valid_to is null or valid_to >= china_today())`))
    .for("update");
  if (!row) throw new NotFound("post");
  return row;
}

async function once<T>(write: PromiseLike<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (constraintOf(error) === "post_change_open")
      throw new Conflict("ALREADY_PROPOSED", "同一岗位已有一项任免在等待确认。");
    throw error;
  }
}
