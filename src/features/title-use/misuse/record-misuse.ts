import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { complaint, expert, titleMisuse } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import {
  dateAt,
  formatDate,
  holidayCalendar,
  nextSendInstant,
  policyInForce,
  workingDayDeadline,
} from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, InvalidInput, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { constraintOf, mutation } from "@/platform/mutation";
import type { recordMisuseInput } from "../input";
import { whyNotRecordMisuse } from "../policy";

/**
 * 登记违规使用专家名义 (四(二)5): by the station or the bureau; nothing follows of it until another confirms it, after the
 * expert was heard, whom an SMS tells. Errors: NotFound, CITY_ONLY, OWN_MISUSE, NOT_YET, RECORDED; InvalidInput for an unknown number.
 */
export async function recordMisuse(
  ctx: Ctx & { actor: UserActor },
  input: z.output<typeof recordMisuseInput>,
): Promise<{ misuseId: string }> {
  const { actor } = ctx;
  try {
    return await mutation(ctx, async (tx, now) => {
      if (actor.role !== "regulator" || actor.post === "district") throw new NotFound("expert");
      const { number, complaintNumber, ...facts } = input;
      const [subject] = await tx
        .select({ id: expert.id, personId: expert.personId })
        .from(expert)
        .where(eq(expert.number, number));
      if (!subject) throw new InvalidInput({ number: "没有找到这个专家编号，请核对" });
      demand(whyNotRecordMisuse(actor, subject.personId, facts.happenedOn, dateAt(now)));
      const policy = await policyInForce({ tx, now });
      const calendar = await holidayCalendar({ tx });
      const until = workingDayDeadline(dateAt(now), policy.values["title_use.statement_days"], calendar);
      const id = randomId();
      await tx.insert(titleMisuse).values({
        ...facts,
        id,
        expertId: subject.id,
        complaintId: await ownComplaint(tx, actor, complaintNumber),
        recordedBy: actor.personId,
        recordedAt: now,
        policyCode: policy.id,
        statementBy: until.dueAt,
      });
      const told = await queueMessages(tx, [
        {
          template: "misuseRecorded",
          personId: subject.personId,
          subject: { type: "titleMisuse", id },
          thing: { type: "titleMisuse", id },
          params: { deadline: `${formatDate(until.dueDate)}24:00` },
          dueAt: nextSendInstant(now, policy.values["invite.send_hours"]),
        },
      ]);
      return {
        value: { misuseId: id },
        audit: [
          {
            action: "titleMisuse.recorded",
            subject: { type: "titleMisuse", id },
            detail: { expert: subject.id, kind: facts.kind, on: facts.happenedOn },
          },
          ...told.audit,
        ],
        jobs: told.jobs,
      };
    });
  } catch (error) {
    if (constraintOf(error) === "title_misuse_complaint")
      throw new Conflict("RECORDED", "这件举报涉及该专家的违规使用名义已经登记过。");
    throw error;
  }
}

/** The complaint it came to light by: only one that the recorder has in hand; others are not there for her. */
async function ownComplaint(tx: Tx, actor: UserActor, number: string): Promise<string | null> {
  if (number === "") return null;
  const [row] = await tx
    .select({ id: complaint.id })
    .from(complaint)
    .where(and(eq(complaint.number, number), eq(complaint.handlerId, actor.personId)));
  if (!row) throw new InvalidInput({ complaintNumber: "没有找到由您承办的这件举报，请核对" });
  return row.id;
}
