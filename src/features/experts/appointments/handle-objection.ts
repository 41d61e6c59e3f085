import { and, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { publicityObjection } from "@/db/schema";
import { policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import type { handleInput } from "../input/appointment";
import { whyNotHandle } from "../rules/appointment";
import { rejectApplication } from "./close-review";
import { sharesEmployer, tookPart } from "./colleagues";
import { lockApplication, moveApplication, seesApplications } from "./lock-application";

/**
 * 异议核查 (D1): by somebody of the station who had no part in the application. Upheld: it is rejected and its
 * other objections are answered with it; dismissed: with the last one it goes back to 公示, whose window is
 * kept. Of an application withdrawn meanwhile only the answer is recorded.
 * Errors: STATION_ONLY, OWN_APPLICATION, TOOK_PART, SAME_EMPLOYER; NOT_OPEN for the slower of two.
 */
export async function handleObjection(
  ctx: Ctx & { actor: UserActor },
  input: z.output<typeof handleInput>,
): Promise<{ applicationId: string }> {
  const { objectionId, decision, answer } = input;
  return mutation(ctx, async (tx, now) => {
    const application = await lockApplication(tx, ctx.actor, await applicationOf(tx, ctx.actor, objectionId));
    const [objection] = await tx
      .select({ state: publicityObjection.state })
      .from(publicityObjection)
      .where(eq(publicityObjection.id, objectionId));
    const denial = whyNotHandle(ctx.actor, application, {
      open: objection?.state === "OPEN",
      tookPart: await tookPart(tx, ctx.actor.personId, application),
      sharedEmployer: await sharesEmployer(tx, ctx.actor.personId, application, now),
    });
    if (denial?.code === "NOT_OPEN") throw new Conflict(denial.code, denial.sentence);
    demand(denial);
    const by = { handledBy: ctx.actor.personId, handledAt: now };
    const upheld = decision === "uphold";
    await tx
      .update(publicityObjection)
      .set({ ...by, state: upheld ? "UPHELD" : "DISMISSED", answer })
      .where(and(eq(publicityObjection.id, objectionId), eq(publicityObjection.state, "OPEN")));
    const others = and(
      eq(publicityObjection.applicationId, application.id),
      eq(publicityObjection.state, "OPEN"),
      ne(publicityObjection.id, objectionId),
    );
    const said = (id: string): Audit => ({
      action: upheld ? "objection.upheld" : "objection.dismissed",
      subject: { type: "objection", id },
      detail: { application: application.id },
    });
    if (application.state !== "OBJECTION")
      return { value: { applicationId: application.id }, audit: entries([said(objectionId)]) };
    if (!upheld) {
      const [open] = await tx.select({ id: publicityObjection.id }).from(publicityObjection).where(others);
      if (!open) await moveApplication(tx, application, "dismiss", { changedAt: now });
      return { value: { applicationId: application.id }, audit: entries([said(objectionId)]) };
    }
    const ended = await tx
      .update(publicityObjection)
      .set({ ...by, state: "UPHELD", answer: "对同一申报的另一件异议经核查成立，该申报不予通过。" })
      .where(others)
      .returning({ id: publicityObjection.id });
    const { values: policy } = await policyOf({ ...ctx, tx }, application.policyCode);
    const closed = await rejectApplication(tx, application, policy, now, {
      event: "uphold",
      code: "OBJECTION",
      reason: "公示期间的异议经核查成立。",
    });
    return {
      value: { applicationId: application.id },
      audit: entries([said(objectionId), ...ended.map(({ id }) => said(id)), ...closed.audit]),
      jobs: closed.jobs,
    };
  });
}

async function applicationOf(tx: Tx, actor: UserActor, objectionId: string): Promise<string> {
  if (!seesApplications(actor)) throw new NotFound("objection");
  const [row] = await tx
    .select({ applicationId: publicityObjection.applicationId })
    .from(publicityObjection)
    .where(eq(publicityObjection.id, objectionId));
  if (!row) throw new NotFound("objection");
  return row.applicationId;
}
