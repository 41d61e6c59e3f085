import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { attendance, sitting } from "@/db/schema";
import { recheckCase } from "@/features/panels";
import { lockCase, type ReviewCase } from "@/features/reviews";
import { policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { memberOf } from "../member-of";
import { whyNotCheckIn } from "../rules/check-in";
import { lastSitting, type Sitting } from "./find-sitting";
import { joinedWithoutOpinion, opinionFirst } from "./late-joiners";
import { openMove } from "./open-case";

export type AttendanceWay = (typeof attendance.$inferSelect)["way"];

/**
 * 签到 (D5): a member is there, by the code on the sheet or on her page, within the window. Conflicts are
 * looked for once more before (E7). Again is the same. NotFound unless she sits on the panel; Denied outside
 * the window, and for who joined after a suspension until her opinion is in (E14).
 */
export async function checkIn(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; code?: string },
): Promise<{ caseId: string }> {
  await memberOf(reader(ctx), ctx.actor, input.caseId);
  await recheckCase(ctx, input.caseId);
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockCase(tx, input.caseId);
    const own = await memberOf(tx, ctx.actor, input.caseId).catch((error: unknown) => {
      throw error instanceof NotFound
        ? new Conflict("SEAT_ENDED", "核对发现您不能参加本次论证，请联系监督机构。")
        : error;
    });
    const current = await lastSitting(tx, reviewed.id);
    if (input.code && current?.code !== input.code) {
      throw new Conflict("OLD_CODE", "这是以前会议的签到码，请扫描本次签到表上的二维码。");
    }
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    demand(whyNotCheckIn(await checkInOf(tx, reviewed, current), now, policy));
    if ((await joinedWithoutOpinion(tx, [own.invitationId])).size > 0) demand(opinionFirst);
    const audit = await attend(tx, current!, [own.invitationId], {
      way: input.code ? "QR" : "PAGE",
      by: ctx.actor,
      at: now,
    });
    const value = { caseId: reviewed.id };
    return audit.length > 0 ? { value, audit: entries(audit) } : unchanged(value);
  });
}

/** What decides whether one can check in. */
export async function checkInOf(tx: Tx, reviewed: ReviewCase, current: Sitting | null) {
  return {
    caseState: reviewed.state,
    sitting: current,
    moving: (await openMove(tx, reviewed.id)) !== null,
  };
}

/** Writes who is there, each once; the entries for the trace. */
export async function attend(
  tx: Tx,
  current: Sitting,
  invitationIds: readonly string[],
  how: { way: AttendanceWay; by: UserActor; at: Date },
) {
  if (invitationIds.length === 0) return [];
  const rows = await tx
    .insert(attendance)
    .values(
      invitationIds.map((invitationId) => ({
        id: randomId(),
        sittingId: current.id,
        invitationId,
        way: how.way,
        recordedBy: how.by.id,
        at: how.at,
      })),
    )
    .onConflictDoNothing({ target: [attendance.sittingId, attendance.invitationId] })
    .returning({ invitationId: attendance.invitationId });
  return rows.map(({ invitationId }) => ({
    action: "meeting.attended" as const,
    subject: { type: "invitation", id: invitationId },
    detail: { case: current.caseId, sitting: current.id, way: how.way },
  }));
}

/** The case of a sheet's code; null for a code nobody printed. */
export async function findCode(ctx: Pick<Ctx, "tx">, code: string): Promise<{ caseId: string } | null> {
  if (!/^[0-9a-f]{32}$/.test(code)) return null;
  const [row] = await reader(ctx)
    .select({ caseId: sitting.caseId })
    .from(sitting)
    .where(eq(sitting.code, sql`${code}`));
  return row ?? null;
}
