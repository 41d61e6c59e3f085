import { and, count, desc, eq, gte, inArray, lt, notInArray, or, type SQL, sql } from "drizzle-orm";
import { expert, invitation, reviewCase, smsMessage } from "@/db/schema";
import { closedStates } from "@/features/reviews";
import { addDays, instantOf } from "@/features/rulebook";
import { reader } from "@/platform/context";
import type { MessageFilter } from "../input/regulator";
import type { Page } from "./regulator-cases";
import type { ListedAttempt } from "./regulator-invitations";
import { containing, type ReadCtx, supervised } from "./regulator-scope";

/** How many messages about the actor's cases fit. */
export async function countSupervisedMessages(ctx: ReadCtx, filter: MessageFilter): Promise<number> {
  const [row] = await reader(ctx).select({ n: count() }).from(smsMessage).where(fitting(ctx, filter));
  return row?.n ?? 0;
}

/**
 * The SMS log of the actor's cases, newest first: template, state, attempts. Never a number or a text; to
 * whom is said only to the station, by a masked pool number.
 */
export async function listSupervisedMessages(ctx: ReadCtx, filter: MessageFilter, page: Page) {
  const chosen = reader(ctx)
    .select({ id: smsMessage.id })
    .from(smsMessage)
    .where(fitting(ctx, filter))
    .orderBy(desc(smsMessage.createdAt), desc(smsMessage.id))
    .limit(page.limit)
    .offset(page.offset)
    .as("chosen");
  const rows = await reader(ctx)
    .select({
      id: smsMessage.id,
      template: smsMessage.template,
      state: smsMessage.state,
      subjectType: smsMessage.subjectType,
      dueAt: smsMessage.dueAt,
      sentAt: smsMessage.sentAt,
      deliveredAt: smsMessage.deliveredAt,
      createdAt: smsMessage.createdAt,
      caseId: reviewCase.id,
      caseNumber: reviewCase.number,
      recipient: expert.number,
      attempts: sql<ListedAttempt[]>`coalesce((
        select json_agg(json_build_object('channel', a.channel, 'outcome', a.outcome, 'code', a.code, 'at', a.claimed_at) order by a.claimed_at)
        from sms_attempt a where a.message_id = ${smsMessage.id}), '[]'::json)`,
    })
    .from(chosen)
    .innerJoin(smsMessage, eq(smsMessage.id, chosen.id))
    .leftJoin(
      invitation,
      and(eq(smsMessage.subjectType, "invitation"), eq(invitation.id, smsMessage.subjectId)),
    )
    .leftJoin(
      reviewCase,
      or(
        eq(reviewCase.id, invitation.caseId),
        and(eq(smsMessage.subjectType, "case"), eq(reviewCase.id, smsMessage.subjectId)),
      ),
    )
    .leftJoin(expert, eq(expert.personId, smsMessage.personId))
    .orderBy(desc(smsMessage.createdAt), desc(smsMessage.id));
  const station = ctx.actor.kind === "user" && ctx.actor.post === "station";
  return rows.map(({ recipient, ...row }) => ({
    ...row,
    recipient:
      row.subjectType === "invitation"
        ? `专家${station && recipient ? ` ${masked(recipient)}` : ""}`
        : "申报单位",
  }));
}

export type SupervisedMessage = Awaited<ReturnType<typeof listSupervisedMessages>>[number];

/** `QD****17`. */
function masked(number: string): string {
  return number.length <= 4 ? number : `${number.slice(0, 2)}****${number.slice(-2)}`;
}

function fitting(
  ctx: ReadCtx,
  { keyword, state, queue, template, from, to }: MessageFilter,
): SQL | undefined {
  const cases: SQL[] = [];
  if (keyword) cases.push(sql`${reviewCase.number} ilike ${containing(keyword)}`);
  if (queue) cases.push(notInArray(reviewCase.state, closedStates));
  return and(
    about(and(supervised(ctx.actor), ...cases)),
    state ? eq(smsMessage.state, state) : undefined,
    queue ? inArray(smsMessage.state, ["FAILED", "UNDELIVERED"]) : undefined,
    template ? eq(smsMessage.template, template) : undefined,
    from ? gte(smsMessage.createdAt, instantOf(from)) : undefined,
    to ? lt(smsMessage.createdAt, instantOf(addDays(to, 1))) : undefined,
  );
}

/** Messages about a case, or about somebody's invitation to it. */
function about(which: SQL | undefined): SQL {
  return sql`((${smsMessage.subjectType} = 'invitation' and exists (select 1 from invitation
      join review_case on review_case.id = invitation.case_id where invitation.id = ${smsMessage.subjectId} and ${which}))
    or (${smsMessage.subjectType} = 'case' and exists (select 1 from review_case where review_case.id = ${smsMessage.subjectId} and ${which})))`;
}
