import { and, eq, sql } from "drizzle-orm";
import { notice, noticeRead } from "@/db/schema";
import type { Role, UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { hrefOf } from "../rules/things";
import { noticeScope } from "./scope";

type UserCtx = Ctx & { readonly actor: UserActor };

/** 打开: marks one as read by whoever opens it, and answers where it leads. Errors: NotFound. */
export function openNotice(
  ctx: UserCtx,
  { noticeId, role }: { noticeId: string; role: Role },
): Promise<{ href: string | null; role: Role }> {
  return mutation(ctx, async (tx) => {
    const [found] = await tx
      .select({ id: notice.id, type: notice.thingType, thing: notice.thingId })
      .from(notice)
      .where(and(eq(notice.id, noticeId), noticeScope(ctx.actor, role)));
    if (!found) throw new NotFound("notice");
    const value = { href: hrefOf(role, { type: found.type, id: found.thing }), role };
    const [read] = await tx
      .insert(noticeRead)
      .values({ noticeId: found.id, personId: ctx.actor.personId })
      .onConflictDoNothing()
      .returning({ id: noticeRead.noticeId });
    return read ? { value, audit: [said(read.id)] } : unchanged(value);
  });
}

/** At once; the rest is read by doing it again. */
const most = 500;

/** 全部标为已读: what a workspace shows her now. Answers how many. */
export function readAllNotices(
  ctx: UserCtx,
  { role }: { role: Role },
): Promise<{ read: number; role: Role }> {
  return mutation(ctx, async (tx) => {
    const unread = tx
      .select({
        noticeId: notice.id,
        personId: sql<string>`${ctx.actor.personId}::uuid`.as("reader"),
        readAt: sql<Date>`app_now()`.as("at"),
      })
      .from(notice)
      .where(
        and(
          noticeScope(ctx.actor, role),
          sql`not exists (select from notice_read r where r.notice_id = ${notice.id} and r.person_id = ${ctx.actor.personId}::uuid)`,
        ),
      )
      .orderBy(notice.visibleFrom)
      .limit(most);
    const rows = await tx
      .insert(noticeRead)
      .select(unread)
      .onConflictDoNothing()
      .returning({ id: noticeRead.noticeId });
    const value = { read: rows.length, role };
    return rows.length > 0 ? { value, audit: entries(rows.map(({ id }) => said(id))) } : unchanged(value);
  });
}

const said = (id: string) => ({ action: "notice.read" as const, subject: { type: "notice", id } });
