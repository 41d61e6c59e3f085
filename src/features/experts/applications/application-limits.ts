import { eq } from "drizzle-orm";
import { campaign, specialInvitation } from "@/db/schema";
import { dateAt, LIBRARIES, policyOf } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import type { ApplicationLimits } from "../rules/application";
import type { Application } from "./own-application";

type Begun = Pick<Application, "campaignId" | "specialInvitationId">;
export type FoundWay = Awaited<ReturnType<typeof findWay>>;

/** The campaign or the special invitation an application was begun with. */
export async function findWay(ctx: Pick<Ctx, "tx">, application: Begun) {
  const db = reader(ctx);
  if (application.campaignId) {
    const [row] = await db.select().from(campaign).where(eq(campaign.id, application.campaignId));
    return { campaign: row ?? null, invitation: null };
  }
  if (!application.specialInvitationId) return { campaign: null, invitation: null };
  const [row] = await db
    .select()
    .from(specialInvitation)
    .where(eq(specialInvitation.id, application.specialInvitationId));
  return { campaign: null, invitation: row ?? null };
}

/** What the policy it was begun under and its campaign allow; an invited expert is open to every library. */
export async function limitsOf(
  ctx: Pick<Ctx, "tx" | "now">,
  application: Pick<Application, "policyCode">,
  way: FoundWay,
): Promise<ApplicationLimits> {
  const { values: policy } = await policyOf(ctx, application.policyCode);
  return {
    today: dateAt(ctx.now),
    lookBackYears: policy["conflict.employment_lookback"],
    maxSpecialties: policy["application.max_specialties"],
    libraries: way.campaign?.libraries ?? Object.keys(LIBRARIES),
  };
}
