import { and, eq, gte, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { organizationDelegate, person, staffPost } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, demand, InvalidInput, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { entries, mutation } from "@/platform/mutation";
import { whyNotGrant } from "../policy";
import { dayOf } from "../rules";
import { periodFaults } from "../rules/grant-period";
import type { PreparedGrant } from "./prepare-delegate";

/**
 * A unit names a delegate (经办人). It takes effect when the person takes it up (`acceptGrant`): a grant alone
 * must not make an expert unfit for the unit's cases (D3, E6). Errors: UNIT_ONLY for everybody but the unit's
 * own login, NotFound for another unit's, InvalidInput, OFFICIAL, GRANTED when the person has an open grant.
 */
export async function grantDelegate(
  ctx: Ctx & { actor: UserActor },
  grant: PreparedGrant,
): Promise<{ id: string }> {
  demand(whyNotGrant(ctx.actor));
  const { organizationId, name, idNumberHash, rights, validFrom, validTo } = grant;
  if (organizationId !== ctx.actor.organizationId) throw new NotFound("delegate");
  return mutation(ctx, async (tx, now) => {
    const today = dayOf(now);
    const faults = periodFaults(validFrom, validTo, today);
    if (Object.keys(faults).length > 0) throw new InvalidInput(faults);
    await refuseOfficials(tx, idNumberHash, today);
    const lapsed = await endLapsed(tx, grant, today);
    const id = randomId();
    const made = await tx
      .insert(organizationDelegate)
      .values({ id, organizationId, name, idNumberHash, rights, validFrom, validTo, grantedBy: ctx.actor.id })
      .onConflictDoNothing()
      .returning({ id: organizationDelegate.id });
    if (made.length === 0) {
      throw new Conflict("GRANTED", "该人员已有本单位未结束的授权，如需改变权限，请先终止原授权。");
    }
    return {
      value: { id },
      audit: entries([
        ...lapsed,
        {
          action: "delegate.granted",
          subject: { type: "delegate", id },
          detail: { organizationId, rights, validFrom, validTo },
        },
      ]),
    };
  });
}

/** Who supervises cases or runs the system acts for no party. */
async function refuseOfficials(tx: Tx, hash: string, today: string): Promise<void> {
  const [post] = await tx
    .select({ id: staffPost.id })
    .from(staffPost)
    .innerJoin(person, eq(person.id, staffPost.personId))
    .where(
      and(
        eq(person.idNumberHash, hash),
        lte(staffPost.validFrom, today),
        or(isNull(staffPost.validTo), gte(staffPost.validTo, today)),
      ),
    )
    .limit(1);
  if (post) throw new Denied("OFFICIAL", "该人员在监督机构或本平台任职，不能担任单位的经办人。");
}

/** A grant whose days are over no longer stands in the way of a new one. */
async function endLapsed(tx: Tx, grant: PreparedGrant, today: string): Promise<Audit[]> {
  const rows = await tx
    .update(organizationDelegate)
    .set({ endedAt: sql`app_now()` })
    .where(
      and(
        eq(organizationDelegate.organizationId, grant.organizationId),
        eq(organizationDelegate.idNumberHash, grant.idNumberHash),
        isNull(organizationDelegate.endedAt),
        lt(organizationDelegate.validTo, today),
      ),
    )
    .returning({ id: organizationDelegate.id });
  return rows.map(({ id }) => ({
    action: "delegate.ended",
    subject: { type: "delegate", id },
    detail: { by: "expiry" },
  }));
}
