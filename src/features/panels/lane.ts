import { eq } from "drizzle-orm";
import { emergencyLane } from "@/db/schema";
import { type PolicyParameters, policyOf } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";

/** Round the clock: an emergency does not wait for the morning. */
const always = { from: "00:00", to: "23:59" } as const;

/** The parameters as the emergency lane changes them (E30): time alone, never the five, the chance or avoidance. */
export function onLane(policy: PolicyParameters): PolicyParameters {
  return {
    ...policy,
    "draw.min_lead": policy["emergency.min_lead"],
    "invite.window": policy["emergency.invite_window"],
    "invite.send_hours": always,
  };
}

/** The parameters that hold for a case: its policy version's, shortened where the emergency lane was granted. */
export async function parametersOf(
  ctx: Pick<Ctx, "tx">,
  reviewed: { readonly id: string; readonly policyCode: string },
): Promise<PolicyParameters> {
  const { values } = await policyOf(ctx, reviewed.policyCode);
  const [lane] = await reader(ctx)
    .select({ id: emergencyLane.id })
    .from(emergencyLane)
    .where(eq(emergencyLane.caseId, reviewed.id));
  return lane ? onLane(values) : values;
}
