import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type OpinionContent, opinion } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { sha256 } from "@/platform/crypto";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { type Duty, findDuty } from "./duty";
import { contentOf, type DraftInput } from "./input/form";
import { whyNotSave } from "./rules/state";

/**
 * Keeps what was typed, hers alone until she hands it in; answers the new `base`. A page made from an older draft
 * than the one kept overwrites nothing (two windows).
 */
export async function saveDraft(ctx: Ctx & { actor: UserActor }, input: DraftInput): Promise<string> {
  return mutation(ctx, async (tx, now) => {
    const duty = await findDuty(tx, ctx.actor, input.caseId);
    if (!duty) throw new NotFound("case");
    demand(whyNotSave(duty.facts));
    const content = contentOf(input);
    const id = await openOpinion(tx, duty, now);
    const [row] = await tx
      .update(opinion)
      .set({
        draft: content,
        draftSavedAt: now,
        state: sql`case when ${opinion.state} = 'NOT_STARTED' then 'DRAFT' else ${opinion.state} end`,
      })
      .where(and(eq(opinion.id, id), isNull(opinion.frozenAt), isBase(input.base)))
      .returning({ id: opinion.id });
    if (!row) throw await whyLost(tx, id);
    const subject = { type: "opinion", id };
    const detail = { case: duty.reviewed.id, invitation: duty.invited.id, draft: digestOf(content) };
    return {
      value: baseOf({ draftSavedAt: now }),
      audit: duty.opinion
        ? [{ action: "opinion.saved", subject, detail }]
        : [{ action: "opinion.opened", subject, detail }],
    };
  });
}

/** The row a member's opinion lives in, made when she first writes. */
export async function openOpinion(tx: Tx, duty: Duty, now: Date): Promise<string> {
  if (duty.opinion) return duty.opinion.id;
  const id = randomId();
  const made = await tx
    .insert(opinion)
    .values({
      id,
      caseId: duty.reviewed.id,
      invitationId: duty.invited.id,
      state: "NOT_STARTED",
      openedAt: now,
    })
    .onConflictDoNothing({ target: opinion.invitationId })
    .returning({ id: opinion.id });
  if (made.length === 0) throw twoWindows();
  return id;
}

/** What a page says of the draft it was made from. */
export function baseOf(own: { draftSavedAt: Date | null } | null): string {
  return own?.draftSavedAt?.toISOString() ?? "";
}

/** Whether the kept draft is still that one, to the millisecond a page can name. */
export function isBase(base: string) {
  return sql`coalesce(to_char(${opinion.draftSavedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '') = ${base}`;
}

/** Zero rows: the meeting ended meanwhile, or another window saved. */
export async function whyLost(tx: Tx, opinionId: string): Promise<Conflict> {
  const [row] = await tx
    .select({ frozenAt: opinion.frozenAt })
    .from(opinion)
    .where(eq(opinion.id, opinionId));
  return row?.frozenAt
    ? new Conflict("FROZEN", "论证会已经结束，审查意见按当时的情况如实记录，不能再提交或修改。")
    : twoWindows();
}

function twoWindows(): Conflict {
  return new Conflict(
    "OTHER_WINDOW",
    "您在另一个窗口已经保存了较新的草稿，本页内容没有覆盖它。请复制本页写好的内容，刷新页面后再补充。",
  );
}

/** In the trace instead of the words. */
export function digestOf(content: OpinionContent): string {
  return sha256(JSON.stringify(content));
}
