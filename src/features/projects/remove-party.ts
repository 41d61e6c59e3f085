import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { projectParty } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { demand, InvalidInput, NotFound } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import type { removePartyInput } from "./input";
import { partiesChanged } from "./jobs";
import { lockProject } from "./own-project";
import { whyNotRemoveParty } from "./rules";

/** Takes a unit off a project: by its contractor before filing, afterwards by the station with a reason. */
export async function removeParty(
  ctx: Ctx,
  input: z.output<typeof removePartyInput>,
): Promise<{ projectId: string }> {
  return mutation(ctx, async (tx, now) => {
    const project = await lockProject(tx, ctx.actor, input.projectId);
    const theParty = and(
      eq(projectParty.id, input.partyId),
      eq(projectParty.projectId, project.id),
      isNull(projectParty.removedAt),
    );
    const [party] = await tx.select().from(projectParty).where(theParty);
    if (!party) throw new NotFound("party");
    demand(whyNotRemoveParty(ctx.actor, party, project));
    if (project.frozen && !input.reason) throw new InvalidInput({ reason: "请写明移除的理由" });
    await tx.update(projectParty).set({ removedAt: now }).where(theParty);
    return {
      value: { projectId: project.id },
      audit: [
        {
          action: "party.removed",
          subject: { type: "project", id: project.id },
          detail: {
            partyId: party.id,
            role: party.role,
            organizationId: party.organizationId,
            ...(input.reason ? { reason: input.reason } : {}),
          },
        },
      ],
      jobs: [partiesChanged.request({ projectId: project.id })],
    };
  });
}
