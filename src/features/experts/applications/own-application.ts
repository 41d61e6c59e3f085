import { and, eq, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expertApplication } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { personOf } from "../evidence/owner";
import type { ApplicationStep } from "../rules/application";
import { isLapsed } from "../rules/application";
import { isWritable } from "../rules/application-lifecycle";

export type Application = typeof expertApplication.$inferSelect;

/** The natural person who applies; a unit's login is told to come back as a person. */
export function demandApplicant(actor: Actor): string {
  const person = personOf(actor);
  if (person) return person;
  if (actor.kind === "account" || actor.kind === "user")
    throw new Denied("LEGAL_LOGIN", "专家申报由本人办理，请退出后用个人实名账号登录。");
  throw new NotFound("application");
}

/** One's own applications; nobody else's exist. */
export function ownApplication(actor: Actor, applicationId: string): SQL | null {
  const person = personOf(actor);
  if (!person || !isId(applicationId)) return null;
  return and(eq(expertApplication.id, applicationId), eq(expertApplication.personId, person)) ?? null;
}

/** One's own application, locked until the transaction ends. */
export async function lockOwn(tx: Tx, actor: Actor, applicationId: string): Promise<Application> {
  const own = ownApplication(actor, applicationId);
  const [row] = own ? await tx.select().from(expertApplication).where(own).for("update") : [];
  if (!row) throw new NotFound("application");
  return row;
}

/** What was handed in, or has lapsed before the timer said so, is not written any more. */
export function demandWritable(application: Application, now: Date): void {
  if (!isWritable(application.state))
    throw new Conflict("NOT_WRITABLE", "申报已经提交或者结束，不能再修改，请刷新页面查看。");
  if (application.state === "RETURNED" && isLapsed(application, now))
    throw new Conflict("LAPSED", "补正期限已过，这份申报已失效，请重新申报。");
}

type Columns = Partial<typeof expertApplication.$inferInsert>;

/**
 * One step of the form, saved: `change` writes its rows and answers the columns that change with them.
 * The trace says which step, never what was written. NotFound, NOT_WRITABLE, LAPSED.
 */
export async function changeApplication(
  ctx: Ctx,
  applicationId: string,
  step: ApplicationStep,
  change: (tx: Tx, application: Application, now: Date) => Promise<Columns>,
): Promise<{ applicationId: string }> {
  return mutation(ctx, async (tx, now) => {
    const application = await lockOwn(tx, ctx.actor, applicationId);
    demandWritable(application, now);
    const columns = await change(tx, application, now);
    await tx
      .update(expertApplication)
      .set({ ...columns, changedAt: now })
      .where(eq(expertApplication.id, application.id));
    return {
      value: { applicationId: application.id },
      audit: [
        {
          action: "application.changed",
          subject: { type: "application", id: application.id },
          detail: { step },
        },
      ],
    };
  });
}
