import { and, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expertApplication } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { Conflict, NotFound } from "@/platform/errors";
import { type ApplicationEvent, nextState } from "../rules/application-lifecycle";

export type Application = typeof expertApplication.$inferSelect;

/** The station decides, the bureau reads; nobody else's business, and a draft is nobody's but the applicant's. */
export function seesApplications(actor: Actor): boolean {
  return (
    actor.kind === "user" &&
    actor.role === "regulator" &&
    (actor.post === "station" || actor.post === "bureau")
  );
}

/** A submitted application, locked for its decision; for whom it does not concern there is none. */
export async function lockApplication(tx: Tx, actor: Actor, applicationId: string): Promise<Application> {
  if (!seesApplications(actor)) throw new NotFound("application");
  return lockSubmitted(tx, applicationId);
}

/** Without asking who: for timers, the public, and callers that have asked already. */
export async function lockSubmitted(tx: Tx, applicationId: string): Promise<Application> {
  const [row] = await tx
    .select()
    .from(expertApplication)
    .where(and(eq(expertApplication.id, applicationId), isNotNull(expertApplication.submittedAt)))
    .for("update");
  if (!row) throw new NotFound("application");
  return row;
}

/** One event of D1, guarded by the state it was seen in. Conflict APPLICATION_MOVED when it has moved on. */
export async function moveApplication(
  tx: Tx,
  application: Pick<Application, "id" | "state">,
  event: ApplicationEvent,
  changes: Omit<Partial<typeof expertApplication.$inferInsert>, "state"> & { changedAt: Date },
): Promise<void> {
  const state = nextState(application.state, event);
  const moved =
    state === null
      ? []
      : await tx
          .update(expertApplication)
          .set({ ...changes, state })
          .where(
            and(eq(expertApplication.id, application.id), eq(expertApplication.state, application.state)),
          )
          .returning({ id: expertApplication.id });
  if (moved.length === 0)
    throw new Conflict("APPLICATION_MOVED", "这份申报的状态已经变化，请刷新页面后再办理。");
}
