import { and, eq, isNull } from "drizzle-orm";
import { projectParty } from "@/db/schema";
import { recordOrganization } from "@/features/organizations";
import type { Ctx } from "@/platform/context";
import { Conflict, demand } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { constraintOf, mutation } from "@/platform/mutation";
import type { PartyInput } from "./input";
import { partiesChanged } from "./jobs";
import { lockOwnProject } from "./own-project";
import { whyNotAddParty } from "./rules";

/**
 * Adds a unit to a project, at any time: it may be appointed after the panel stands, whose members are
 * then checked again (E8). InvalidInput when the USCC does not hold.
 */
export async function addParty(ctx: Ctx, input: PartyInput): Promise<{ partyId: string }> {
  try {
    return await mutation(ctx, async (tx, now) => {
      const { id: projectId } = await lockOwnProject(tx, ctx.actor, input.projectId);
      const unit = await recordOrganization({ ...ctx, now, tx }, { uscc: input.uscc, name: input.name });
      const organizationId = unit.id;
      const party = { role: input.role, organizationId };
      const present = await tx
        .select({ role: projectParty.role, organizationId: projectParty.organizationId })
        .from(projectParty)
        .where(and(eq(projectParty.projectId, projectId), isNull(projectParty.removedAt)));
      demand(whyNotAddParty(party, present));
      const partyId = randomId();
      await tx
        .insert(projectParty)
        .values({ id: partyId, projectId, ...party, contactName: input.contactName || null, addedAt: now });
      return {
        value: { partyId },
        audit: [
          {
            action: "party.added",
            subject: { type: "project", id: projectId },
            detail: { partyId, role: input.role, organizationId },
          },
        ],
        jobs: [partiesChanged.request({ projectId })],
      };
    });
  } catch (error) {
    if (constraintOf(error) === "project_party_once") {
      throw new Conflict("PARTY_KNOWN", "这个单位已经以同一角色列入参建各方。");
    }
    throw error;
  }
}
