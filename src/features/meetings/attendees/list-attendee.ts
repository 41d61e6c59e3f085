import { and, asc, eq, isNull } from "drizzle-orm";
import type { CaseState } from "@/db/schema";
import { attendee } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { Conflict, Denied, NotFound } from "@/platform/errors";
import { isId, randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { dutyOf } from "../rules/attendees";
import { lockMeetingCase } from "../sittings/open-case";

const open: readonly CaseState[] = [
  "PANEL_FORMED",
  "PRE_REVIEW",
  "IN_MEETING",
  "SUSPENDED",
  "AWAITING_REPORT",
];

/** The contractor notes who of the parties comes or came (A2.3). Denied before the panel stands and after the report. */
export async function listAttendee(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; duty: string; unitName: string; name: string },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    if (ctx.actor.role !== "contractor") throw new NotFound("case");
    const reviewed = await lockMeetingCase(tx, ctx.actor, input.caseId);
    demandOpen(reviewed.state);
    const { group } = dutyOf(input.duty);
    const id = randomId();
    await tx.insert(attendee).values({
      id,
      caseId: reviewed.id,
      group,
      duty: input.duty,
      unitName: input.unitName,
      name: input.name,
      listedBy: ctx.actor.id,
      listedAt: now,
    });
    return {
      value: undefined,
      audit: [
        {
          action: "attendee.listed" as const,
          subject: { type: "case", id: reviewed.id },
          detail: { attendee: id, duty: input.duty },
        },
      ],
    };
  });
}

/** Takes somebody off the list again; Conflict when she is off it already. */
export async function removeAttendee(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; attendeeId: string },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    if (ctx.actor.role !== "contractor") throw new NotFound("case");
    const reviewed = await lockMeetingCase(tx, ctx.actor, input.caseId);
    demandOpen(reviewed.state);
    const [row] = isId(input.attendeeId)
      ? await tx
          .update(attendee)
          .set({ removedAt: now })
          .where(
            and(
              eq(attendee.id, input.attendeeId),
              eq(attendee.caseId, reviewed.id),
              isNull(attendee.removedAt),
            ),
          )
          .returning({ id: attendee.id })
      : [];
    if (!row) throw new Conflict("REMOVED", "名单中已经没有这个人，请刷新页面。");
    return {
      value: undefined,
      audit: [
        {
          action: "attendee.removed" as const,
          subject: { type: "case", id: reviewed.id },
          detail: { attendee: row.id },
        },
      ],
    };
  });
}

/** Who of the parties is on the list, group by group. The caller has looked whose case it is. */
export async function readAttendees(ctx: Pick<Ctx, "tx">, caseId: string) {
  const rows = await reader(ctx)
    .select({ id: attendee.id, duty: attendee.duty, unitName: attendee.unitName, name: attendee.name })
    .from(attendee)
    .where(and(eq(attendee.caseId, caseId), isNull(attendee.removedAt)))
    .orderBy(asc(attendee.listedAt), asc(attendee.id));
  return rows.map((row) => ({ ...row, ...wordsOf(row.duty) }));
}

function wordsOf(duty: string) {
  const { group, groupLabel, label } = dutyOf(duty);
  return { group, groupLabel, dutyLabel: label };
}

function demandOpen(state: CaseState): void {
  if (!open.includes(state)) {
    throw new Denied("LIST_CLOSED", "专家组组成后、论证报告上传前才能登记参会人员。");
  }
}
