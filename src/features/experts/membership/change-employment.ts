import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { employerConfirmation, expertEmployment } from "@/db/schema";
import { findOrganizationByUscc, recordOrganization } from "@/features/organizations";
import { dateAt } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { Conflict, demand, InvalidInput, NotFound } from "@/platform/errors";
import { isId, randomId } from "@/platform/id";
import { mutation, unchanged } from "@/platform/mutation";
import type { EmploymentInput } from "../input/membership";
import { standingChanged } from "../jobs";
import { type FieldDenial, whyNotChangeEmployment } from "../rules/membership";
import { listEmployments } from "./employments";
import { lockActiveMember } from "./lock-member";

const nameless: FieldDenial = {
  field: "name",
  code: "UNIT_UNNAMED",
  sentence: "平台还没有这家单位的记录，请填写单位全称",
};

/**
 * The expert reports a change of employers (D2 b, E7): effective at once, every panel she is on or asked for
 * is looked at again. History is kept: the old row is superseded by one with its last day. Reporting also
 * confirms the employer for the year. The same report again changes nothing.
 */
export async function changeEmployment(
  ctx: Ctx & { actor: UserActor },
  input: Pick<EmploymentInput, "leaves" | "joins">,
): Promise<void> {
  const { leaves, joins } = input;
  await mutation(ctx, async (tx, now) => {
    const member = await lockActiveMember(tx, ctx.actor);
    const today = dateAt(now);
    const known = joins && (await findOrganizationByUscc({ tx }, joins.uscc));
    if (await isRecorded(tx, member.id, input, known?.id)) return unchanged(undefined);
    if (joins && !known && joins.name === "") throw new InvalidInput({ name: nameless.sentence });
    const current = await listEmployments(tx, member.id, today);
    const left = leaves && (await findOwn(tx, member.id, leaves.employmentId));
    if (left?.supersededAt) throw changedMeanwhile();
    demand(
      whyNotChangeEmployment({
        today,
        current,
        leaves,
        joins: joins && { ...joins, organizationId: known?.id ?? null },
      }),
    );
    if (leaves && left) await endEmployment(tx, left, leaves.lastDay);
    const unit =
      joins &&
      (known ?? (await recordOrganization({ ...ctx, tx, now }, { uscc: joins.uscc, name: joins.name })));
    if (joins && unit)
      await tx.insert(expertEmployment).values({
        id: randomId(),
        expertId: member.id,
        organizationId: unit.id,
        main: joins.main ? "yes" : "no",
        validFrom: joins.from,
      });
    await tx.insert(employerConfirmation).values({ id: randomId(), expertId: member.id });
    return {
      value: undefined,
      audit: [
        {
          action: "expert.employmentChanged",
          subject: { type: "expert", id: member.id },
          detail: {
            ...(leaves && left && { left: left.organizationId, lastDay: leaves.lastDay }),
            ...(joins && unit && { joined: unit.id, from: joins.from, main: joins.main }),
          },
        },
      ],
      jobs: [standingChanged.request({ expertId: member.id })],
    };
  });
}

/** The same answer before anything is written, and the unit as the platform knows it. */
export async function previewEmployment(
  ctx: Ctx & { actor: UserActor },
  { leaves, joins }: Pick<EmploymentInput, "leaves" | "joins">,
): Promise<{ denial: FieldDenial | null; left: string | null; joined: string | null }> {
  if (!ctx.actor.expertId) throw new NotFound("expert");
  const today = dateAt(ctx.now);
  const current = await listEmployments(reader(ctx), ctx.actor.expertId, today);
  const known = joins && (await findOrganizationByUscc(ctx, joins.uscc));
  const denial =
    whyNotChangeEmployment({
      today,
      current,
      leaves,
      joins: joins && { ...joins, organizationId: known?.id ?? null },
    }) ?? (joins && !known && joins.name === "" ? nameless : null);
  const left = current.find(({ id }) => id === leaves?.employmentId)?.unit ?? null;
  return { denial, left, joined: known?.name ?? joins?.name ?? null };
}

async function findOwn(tx: Tx, expertId: string, employmentId: string) {
  if (!isId(employmentId)) throw new NotFound("employment");
  const [row] = await tx
    .select()
    .from(expertEmployment)
    .where(and(eq(expertEmployment.id, employmentId), eq(expertEmployment.expertId, expertId)));
  if (!row) throw new NotFound("employment");
  return row;
}

/** Ends a row by putting one with its last day in its place. */
async function endEmployment(
  tx: Tx,
  row: typeof expertEmployment.$inferSelect,
  lastDay: string,
): Promise<void> {
  const [ended] = await tx
    .update(expertEmployment)
    .set({ supersededAt: sql`app_now()` })
    .where(and(eq(expertEmployment.id, row.id), isNull(expertEmployment.supersededAt)))
    .returning({ id: expertEmployment.id });
  if (!ended) throw changedMeanwhile();
  await tx.insert(expertEmployment).values({
    id: randomId(),
    expertId: row.expertId,
    organizationId: row.organizationId,
    main: row.main,
    validFrom: row.validFrom,
    validTo: lastDay,
  });
}

/** Whether exactly this is on record already: a form sent twice, or again after a lost answer. */
async function isRecorded(
  tx: Tx,
  expertId: string,
  { leaves, joins }: Pick<EmploymentInput, "leaves" | "joins">,
  joinedId: string | undefined,
): Promise<boolean> {
  if (leaves) {
    const left = await findOwn(tx, expertId, leaves.employmentId);
    const after = await tx
      .select({ id: expertEmployment.id })
      .from(expertEmployment)
      .where(
        and(
          current(expertId, left.organizationId),
          eq(expertEmployment.validFrom, left.validFrom),
          eq(expertEmployment.validTo, leaves.lastDay),
        ),
      );
    if (!left.supersededAt || after.length === 0) return false;
  }
  if (!joins) return true;
  if (!joinedId) return false;
  const held = await tx
    .select({ id: expertEmployment.id })
    .from(expertEmployment)
    .where(
      and(
        current(expertId, joinedId),
        eq(expertEmployment.validFrom, joins.from),
        eq(expertEmployment.main, joins.main ? "yes" : "no"),
        isNull(expertEmployment.validTo),
      ),
    );
  return held.length > 0;
}

function current(expertId: string, organizationId: string) {
  return and(
    eq(expertEmployment.expertId, expertId),
    eq(expertEmployment.organizationId, organizationId),
    isNull(expertEmployment.supersededAt),
  );
}

function changedMeanwhile(): Conflict {
  return new Conflict("EMPLOYMENT_CHANGED", "这段任职已经变更过，请回到“我的资料”核对。");
}
