import { asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { organization, organizationName } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { whyNotReadRegister } from "../policy";
import { readVersion } from "./read-version";

const head = alias(organization, "head");

/** Everything the register knows of a unit itself. Errors: NotFound, also for whoever is no regulator. */
export async function findRegisteredUnit(ctx: Ctx, id: string) {
  if (whyNotReadRegister(ctx.actor) || !isId(id)) throw new NotFound("organization");
  const [row] = await reader(ctx)
    .select({
      id: organization.id,
      uscc: organization.uscc,
      name: organization.name,
      kinds: organization.kinds,
      stopNode: organization.stopNode,
      stopReason: organization.stopReason,
      branchOf: organization.branchOf,
      registeredAt: organization.registeredAt,
      createdAt: organization.createdAt,
      headName: head.name,
      headUscc: head.uscc,
      /** Pool members working here today, whatever their standing. */
      employed: sql<number>`(select count(distinct m.expert_id)::int from expert_employment m
        where m.organization_id = ${organization.id} and m.superseded_at is null
          and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to >= ${today}))`,
    })
    .from(organization)
    .leftJoin(head, eq(head.id, organization.branchOf))
    .where(eq(organization.id, id));
  if (!row) throw new NotFound("organization");
  return { ...row, version: readVersion(row) };
}

export type RegisteredUnit = Awaited<ReturnType<typeof findRegisteredUnit>>;

const today = sql`(app_now() at time zone 'Asia/Shanghai')::date`;

/** Names the unit has borne, the first one first; empty when it was never renamed. */
export async function listNames(ctx: Ctx, organizationId: string) {
  if (whyNotReadRegister(ctx.actor)) return [];
  return reader(ctx)
    .select({
      id: organizationName.id,
      name: organizationName.name,
      validFrom: organizationName.validFrom,
      validTo: organizationName.validTo,
      document: organizationName.document,
    })
    .from(organizationName)
    .where(eq(organizationName.organizationId, organizationId))
    .orderBy(asc(organizationName.validFrom), sql`${organizationName.validTo} asc nulls last`);
}

/** Branches (分公司) of a legal person, by name. */
export async function listBranches(ctx: Ctx, organizationId: string) {
  if (whyNotReadRegister(ctx.actor)) return [];
  return reader(ctx)
    .select({ id: organization.id, name: organization.name, uscc: organization.uscc })
    .from(organization)
    .where(eq(organization.branchOf, organizationId))
    .orderBy(asc(organization.name), asc(organization.id));
}
