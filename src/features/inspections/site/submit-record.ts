import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { inspectionAnswer, inspectionDraft, inspectionFinding, siteFact } from "@/db/schema";
import { dateAt, policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { demand, InvalidInput } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { answersIn, observationIn, type RecordFields } from "../input/record";
import { lockInspection } from "../lock-inspection";
import { moveInspection } from "../move-inspection";
import { checklist } from "../rules/checklist";
import { whyNotRecord } from "../rules/policy";
import { type AnsweredItem, whyRecordLacks } from "../rules/record";
import { planSeen, type SiteObservation } from "../rules/site";
import { demandBase } from "./save-record";
import { type Work, worksOf } from "./works";

/**
 * 提交现场检查记录 (37号令 Art. 26, D11): answers, facts and findings are written and stay. Problems lead to FINDINGS,
 * none closes the inspection. InvalidInput names what is missing beside each field.
 */
export async function submitRecord(
  ctx: Ctx & { actor: UserActor },
  input: { inspectionId: string; base: string; fields: RecordFields },
): Promise<{ inspectionId: string; findings: number }> {
  const { fields } = input;
  return mutation(ctx, async (tx, now) => {
    const row = await lockInspection(tx, ctx.actor, input.inspectionId);
    demand(whyNotRecord(ctx.actor, row));
    await demandBase(tx, row.id, input.base);
    const { values: policy } = await policyOf({ tx }, row.policyCode);
    const works = await worksOf(tx, row);
    const answers = answersIn(fields);
    const seen = works.map((work) => ({ work, ...observationIn(fields, work.itemId, dateAt(now)) }));
    const inspectors = (fields.inspectors ?? "").trim();
    const attendees = (fields.attendees ?? "").trim();
    const errors = {
      ...Object.assign({}, ...seen.map((one) => one.errors)),
      ...whyRecordLacks(
        {
          inspectors,
          attendees,
          answers,
          own: seen.filter(({ work }) => work.own).map((one) => ({ seen: one.seen, approved: one.work })),
        },
        policy["inspection.team"],
      ),
    };
    if (Object.keys(errors).length > 0) throw new InvalidInput(errors);
    await writeFacts(tx, row.id, seen);
    await writeAnswers(tx, row.id, answers);
    const findings = await writeFindings(tx, row.id, answers);
    await tx.delete(inspectionDraft).where(eq(inspectionDraft.inspectionId, row.id));
    const clean = findings === 0;
    await moveInspection(tx, row.id, ["ON_SITE"], clean ? "CLOSED" : "FINDINGS", {
      inspectors,
      attendees,
      note: (fields.note ?? "").trim() || null,
      recordedAt: now,
      recordedBy: ctx.actor.personId,
      ...(clean ? { closedAt: now, closedBy: ctx.actor.personId, closingNote: "现场检查未发现问题。" } : {}),
    });
    const subject = { type: "inspection", id: row.id };
    const closed: Audit[] = clean ? [{ action: "inspection.closed", subject, detail: { findings: 0 } }] : [];
    return {
      value: { inspectionId: row.id, findings },
      audit: [
        {
          action: "inspection.recorded",
          subject,
          detail: {
            findings: checklist.flatMap(({ code }) => (answers[code]?.answer === "PROBLEM" ? [code] : [])),
            works: works.length,
            ...(row.caseId ? { case: row.caseId } : {}),
          },
        },
        ...closed,
      ],
    };
  });
}

async function writeFacts(
  tx: Tx,
  inspectionId: string,
  seen: readonly { work: Work; seen: SiteObservation }[],
): Promise<void> {
  const looked = seen.filter(
    ({ seen: one }) => one.begunOn !== null || one.plan !== "NOT_CHECKED" || one.planSha256,
  );
  if (looked.length === 0) return;
  await tx.insert(siteFact).values(
    looked.map(({ work, seen: one }) => ({
      id: randomId(),
      inspectionId,
      itemId: work.itemId,
      caseId: work.caseId,
      begunOn: one.begunOn,
      plan: planSeen(one, work),
      planSha256: one.planSha256,
    })),
  );
}

async function writeAnswers(
  tx: Tx,
  inspectionId: string,
  answers: Record<string, AnsweredItem>,
): Promise<void> {
  await tx.insert(inspectionAnswer).values(
    checklist.map(({ code }) => {
      const answer = answers[code]?.answer;
      if (!answer) throw new Error("a record without an answer passed its check");
      return { inspectionId, code, answer };
    }),
  );
}

async function writeFindings(
  tx: Tx,
  inspectionId: string,
  answers: Record<string, AnsweredItem>,
): Promise<number> {
  const wrong = checklist.filter(({ code }) => answers[code]?.answer === "PROBLEM");
  if (wrong.length === 0) return 0;
  await tx.insert(inspectionFinding).values(
    wrong.map(({ code, duty, basis }, index) => ({
      id: randomId(),
      inspectionId,
      ordinal: index + 1,
      code,
      duty,
      text: answers[code]?.text ?? "",
      measure: answers[code]?.measure ?? "",
      basis: [...basis],
    })),
  );
  return wrong.length;
}
