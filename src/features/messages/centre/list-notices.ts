import { and, count, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { notice, noticeRead, smsMessage } from "@/db/schema";
import type { Role } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { purposeOf, workspaceText } from "@/platform/sms/templates";
import { isTemplate } from "../outgoing";
import { hrefOf } from "../rules/things";
import { noticeScope } from "./scope";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** unread: those the reader has not opened herself. */
export const noticeLists = ["unread", "all"] as const;
export type NoticeList = (typeof noticeLists)[number];

/** How many notices each list of a workspace holds. */
export async function countNotices(ctx: ReadCtx, role: Role): Promise<Record<NoticeList, number>> {
  const [row] = await reader(ctx)
    .select({
      all: count(),
      unread: sql<number>`count(*) filter (where ${noticeRead.noticeId} is null)`.mapWith(Number),
    })
    .from(notice)
    .leftJoin(noticeRead, readBy(ctx))
    .where(noticeScope(ctx.actor, role));
  return row ?? { all: 0, unread: 0 };
}

/** 我的消息 of a workspace, newest first, with the text of each and whether it went out by SMS. */
export async function listNotices(
  ctx: ReadCtx,
  role: Role,
  list: NoticeList,
  page: { readonly limit: number; readonly offset: number },
) {
  const rows = await reader(ctx)
    .select({
      id: notice.id,
      template: notice.template,
      params: notice.params,
      thingType: notice.thingType,
      thingId: notice.thingId,
      at: notice.visibleFrom,
      readAt: noticeRead.readAt,
      switchedOff: smsMessage.switchedOff,
    })
    .from(notice)
    .leftJoin(noticeRead, readBy(ctx))
    .innerJoin(smsMessage, eq(smsMessage.id, notice.smsMessageId))
    .where(and(noticeScope(ctx.actor, role), list === "unread" ? isNull(noticeRead.noticeId) : undefined))
    .orderBy(desc(notice.visibleFrom), desc(notice.id))
    .limit(page.limit)
    .offset(page.offset);
  return rows.map(({ template, params, thingType, thingId, switchedOff, ...row }) => ({
    ...row,
    title: isTemplate(template) ? purposeOf(template) : "消息",
    text: isTemplate(template) ? workspaceText(template, params) : "",
    leads: hrefOf(role, { type: thingType, id: thingId }) !== null,
    /** WORKSPACE: its reader has switched the SMS off. */
    way: switchedOff ? ("WORKSPACE" as const) : ("SMS" as const),
  }));
}

export type ListedNotice = Awaited<ReturnType<typeof listNotices>>[number];

function readBy({ actor }: ReadCtx): SQL | undefined {
  const personId = actor.kind === "user" ? actor.personId : null;
  return and(eq(noticeRead.noticeId, notice.id), sql`${noticeRead.personId} = ${personId}::uuid`);
}
