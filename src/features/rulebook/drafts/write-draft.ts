import { and, desc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { policyDraft, policyVersion } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, InvalidInput, NotFound } from "@/platform/errors";
import { isId, randomId } from "@/platform/id";
import { constraintOf, mutation } from "@/platform/mutation";
import { demandPost } from "@/platform/operations/demand-post";
import { dateAt } from "../calendar/shanghai";
import { readDraft, whyNotEffective, whyNotPublish, whyNotSubmit } from "../policy/draft";
import { newPolicyVersionSchema } from "../policy/versions";

type PersonCtx = Ctx & { readonly actor: UserActor };

/**
 * Writes the draft of the next policy version, there being one at most. Every field is judged as it is typed; a
 * draft that was submitted is not written any more.
 * Errors: InvalidInput beside the fields, NOT_DRAFT, BUSY when somebody else began one at the same time.
 */
export async function saveDraft(
  ctx: PersonCtx,
  typed: Readonly<Record<string, unknown>>,
): Promise<{ draftId: string }> {
  demandPost(ctx.actor, "system");
  return mutation(ctx, async (tx, now) => {
    const newest = await newestVersion(tx);
    const read = readDraft(typed, { today: dateAt(now), newest: newest.effectiveFrom });
    if (!read.ok) throw new InvalidInput(read.fields);
    const { title, basis, effectiveFrom, values } = read.draft;
    const content = {
      title,
      basis,
      effectiveFrom,
      parameters: { ...values },
      follows: newest.code,
      draftedBy: ctx.actor.personId,
      changedAt: now,
    };
    const [open] = await tx
      .select({ id: policyDraft.id, state: policyDraft.state, draftedBy: policyDraft.draftedBy })
      .from(policyDraft)
      .where(inArray(policyDraft.state, ["DRAFT", "SUBMITTED"]))
      .for("update");
    if (open) demand(whyNotSubmit(open));
    const id = open?.id ?? randomId();
    if (open) await tx.update(policyDraft).set(content).where(eq(policyDraft.id, id));
    else
      await tx
        .insert(policyDraft)
        .values({ id, ...content, draftedAt: now })
        .catch((error: unknown) => {
          if (constraintOf(error) !== "policy_draft_one_open") throw error;
          throw new Conflict("BUSY", "已有一份草案，请刷新页面后再修改。");
        });
    return {
      value: { draftId: id },
      audit: [
        {
          action: open ? "policy.changed" : "policy.drafted",
          subject: { type: "policyDraft", id },
          detail: { effectiveFrom, follows: newest.code },
        },
      ],
    };
  });
}

/** Hands a draft to whoever publishes. Errors: NotFound, NOT_DRAFT. */
export async function submitDraft(ctx: PersonCtx, { draftId }: { readonly draftId: string }) {
  demandPost(ctx.actor, "system");
  return mutation(ctx, async (tx, now) => {
    const draft = await lockDraft(tx, draftId);
    demand(whyNotSubmit(draft));
    await tx
      .update(policyDraft)
      .set({ state: "SUBMITTED", submittedAt: now, returnedReason: null })
      .where(eq(policyDraft.id, draft.id));
    return step(draft.id, "policy.submitted");
  });
}

/** Gives a draft up for good. Errors: NotFound, NOT_DRAFT. */
export async function discardDraft(ctx: PersonCtx, { draftId }: { readonly draftId: string }) {
  demandPost(ctx.actor, "system");
  return mutation(ctx, async (tx) => {
    const draft = await lockDraft(tx, draftId);
    demand(whyNotSubmit(draft));
    await tx.update(policyDraft).set({ state: "DISCARDED" }).where(eq(policyDraft.id, draft.id));
    return step(draft.id, "policy.discarded");
  });
}

/** Gives a submitted draft back with what is to be changed. Errors: NotFound, NOT_SUBMITTED, SAME_PERSON. */
export async function returnDraft(
  ctx: PersonCtx,
  { draftId, reason }: { readonly draftId: string; readonly reason: string },
) {
  demandPost(ctx.actor, "security");
  return mutation(ctx, async (tx) => {
    const draft = await lockDraft(tx, draftId);
    demand(whyNotPublish(ctx.actor, draft));
    await tx
      .update(policyDraft)
      .set({ state: "DRAFT", returnedReason: reason })
      .where(eq(policyDraft.id, draft.id));
    return step(draft.id, "policy.returned", { reason });
  });
}

/**
 * Publishes a submitted draft as the next version, in force from its day on. Cases keep the version they were
 * made under: nothing that is stored changes. Errors: NotFound, NOT_SUBMITTED, SAME_PERSON, OVERTAKEN, TOO_LATE.
 */
export async function publishDraft(ctx: PersonCtx, { draftId }: { readonly draftId: string }) {
  demandPost(ctx.actor, "security");
  return mutation(ctx, async (tx, now) => {
    const draft = await lockDraft(tx, draftId);
    demand(whyNotPublish(ctx.actor, draft));
    const newest = await newestVersion(tx);
    if (newest.code !== draft.follows)
      throw new Conflict("OVERTAKEN", "起草之后又公布了别的版本，请退回后重新对比。");
    const late = whyNotEffective(draft.effectiveFrom, dateAt(now), newest.effectiveFrom);
    if (late) throw new Conflict("TOO_LATE", `${late}，请退回后修改生效日期。`);
    // As strict as when it was typed: a parameter that came to be since has to be decided on as well.
    const version = newPolicyVersionSchema.safeParse({
      id: draft.effectiveFrom,
      effectiveFrom: draft.effectiveFrom,
      title: draft.title,
      basis: draft.basis,
      values: draft.parameters,
    });
    if (!version.success) throw new Conflict("INCOMPLETE", "草案缺少新增的参数，请退回后重新填写。");
    await tx
      .update(policyDraft)
      .set({ state: "PUBLISHED", decidedBy: ctx.actor.personId, decidedAt: now })
      .where(eq(policyDraft.id, draft.id));
    await tx.insert(policyVersion).values({
      code: draft.effectiveFrom,
      effectiveFrom: draft.effectiveFrom,
      document: `${draft.title}\n${draft.basis}`,
      parameters: draft.parameters,
      recordedAt: now,
    });
    return step(draft.id, "policy.published", { code: draft.effectiveFrom, follows: draft.follows });
  });
}

async function lockDraft(tx: Tx, id: string): Promise<typeof policyDraft.$inferSelect> {
  if (!isId(id)) throw new NotFound("policyDraft");
  const [row] = await tx
    .select()
    .from(policyDraft)
    .where(and(eq(policyDraft.id, id)))
    .for("update");
  if (!row) throw new NotFound("policyDraft");
  return row;
}

async function newestVersion(tx: Tx): Promise<{ code: string; effectiveFrom: string }> {
  const [row] = await tx
    .select({ code: policyVersion.code, effectiveFrom: policyVersion.effectiveFrom })
    .from(policyVersion)
    .orderBy(desc(policyVersion.effectiveFrom))
    .limit(1);
  if (!row) throw new RangeError("the rulebook was never loaded");
  return row;
}

type Said = "policy.submitted" | "policy.discarded" | "policy.returned" | "policy.published";

function step(id: string, action: Said, detail: Record<string, unknown> = {}) {
  return {
    value: { draftId: id },
    audit: [{ action, subject: { type: "policyDraft", id }, detail }] as const,
  };
}
