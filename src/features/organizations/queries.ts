import { eq } from "drizzle-orm";
import { organization } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { reader } from "@/platform/context";
import { checkUscc } from "./uscc";

export type Organization = Pick<
  typeof organization.$inferSelect,
  "id" | "uscc" | "name" | "kinds" | "registeredAt" | "branchOf" | "stopNode"
>;

const columns = {
  id: organization.id,
  uscc: organization.uscc,
  name: organization.name,
  kinds: organization.kinds,
  registeredAt: organization.registeredAt,
  branchOf: organization.branchOf,
  stopNode: organization.stopNode,
};

/** The unit with this code; null when nobody has named it or the code cannot be one. Units are public facts. */
export async function findOrganizationByUscc(
  ctx: Pick<Ctx, "tx">,
  uscc: string,
): Promise<Organization | null> {
  const checked = checkUscc(uscc);
  if (!checked.ok) return null;
  const [row] = await reader(ctx)
    .select(columns)
    .from(organization)
    .where(eq(organization.uscc, checked.value));
  return row ?? null;
}

/** The unit the actor's login acts for, or null. */
export async function findOwnOrganization(ctx: Ctx): Promise<Organization | null> {
  const { actor } = ctx;
  if ((actor.kind !== "account" && actor.kind !== "user") || !actor.organizationId) return null;
  const [row] = await reader(ctx)
    .select(columns)
    .from(organization)
    .where(eq(organization.id, actor.organizationId));
  return row ?? null;
}
