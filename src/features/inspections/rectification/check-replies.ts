import { inspectionCheck } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand, InvalidInput } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { entries, mutation } from "@/platform/mutation";
import { lockInspection } from "../lock-inspection";
import { moveInspection } from "../move-inspection";
import { whyNotCheck } from "../rules/policy";
import { dueEnd } from "./due";
import { openFindings } from "./open-findings";
import { tellUnits } from "./tell-units";

interface CheckReplies {
  readonly inspectionId: string;
  readonly checks: Readonly<Record<string, { readonly done: boolean; readonly remark: string }>>;
  /** The new day where something is not done. */
  readonly dueDate: string | null;
}

/**
 * 复查 (D11): of each open finding whether it is done. All of them: VERIFIED; else what is not goes back to its unit
 * with a new day, as the next round. InvalidInput, Denied, Conflict.
 */
export async function checkReplies(
  ctx: Ctx & { actor: UserActor },
  input: CheckReplies,
): Promise<{ inspectionId: string; verified: boolean }> {
  return mutation<{ inspectionId: string; verified: boolean }>(ctx, async (tx, now) => {
    const row = await lockInspection(tx, ctx.actor, input.inspectionId);
    demand(whyNotCheck(ctx.actor, row));
    const open = await openFindings(tx, row.id, row.round);
    const missing = open.filter(({ id }) => !input.checks[id]);
    if (missing.length > 0)
      throw new InvalidInput(
        Object.fromEntries(missing.map(({ id }) => [`done.${id}`, "请选择是否已经整改到位"])),
      );
    const checked = open.map((finding) => ({
      ...finding,
      ...(input.checks[finding.id] ?? { done: false, remark: "" }),
    }));
    await tx.insert(inspectionCheck).values(
      checked.map(({ id, done, remark }) => ({
        id: randomId(),
        findingId: id,
        round: row.round,
        done,
        remark,
        checkedBy: ctx.actor.personId,
        checkedAt: now,
      })),
    );
    const left = checked.filter(({ done }) => !done);
    const subject = { type: "inspection", id: row.id };
    const detail = {
      round: row.round,
      done: checked.length - left.length,
      left: left.map(({ ordinal }) => ordinal),
    };
    if (left.length === 0) {
      await moveInspection(tx, row.id, ["RESUBMITTED"], "VERIFIED", {
        verifiedAt: now,
        verifiedBy: ctx.actor.personId,
      });
      return {
        value: { inspectionId: row.id, verified: true },
        audit: [{ action: "inspection.verified", subject, detail }],
      };
    }
    if (!input.dueDate) throw new InvalidInput({ dueDate: "没有整改到位的，请填写新的整改期限" });
    const moved = await moveInspection(tx, row.id, ["RESUBMITTED"], "RECTIFY", {
      round: row.round + 1,
      dueDate: input.dueDate,
      dueAt: dueEnd(input.dueDate, now),
      overdueAt: null,
      remindedAt: null,
      resubmittedAt: null,
    });
    const told = await tellUnits(tx, "rectificationReturned", { ...moved, policyCode: row.policyCode }, now);
    return {
      value: { inspectionId: row.id, verified: false },
      audit: entries([
        { action: "inspection.returned", subject, detail: { ...detail, dueDate: input.dueDate } },
        ...told.audit,
      ]),
      jobs: told.jobs,
    };
  });
}
