import { project, projectParty } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import type { ProjectInput } from "./input";
import { demandContractor, demandJurisdiction } from "./own-project";

/** Records a project of the actor's unit, which is its contractor; answers the id. */
export async function recordProject(ctx: Ctx, input: ProjectInput): Promise<{ projectId: string }> {
  const actor = demandContractor(ctx.actor);
  return mutation(ctx, async (tx, now) => {
    await demandJurisdiction(tx, input.jurisdictionCode);
    const projectId = randomId();
    await tx.insert(project).values({
      id: projectId,
      organizationId: actor.organizationId,
      name: input.name,
      address: input.address,
      library: input.library,
      jurisdictionCode: input.jurisdictionCode,
      createdAt: now,
    });
    await tx.insert(projectParty).values({
      id: randomId(),
      projectId,
      role: "contractor",
      organizationId: actor.organizationId,
      addedAt: now,
    });
    return {
      value: { projectId },
      audit: [
        {
          action: "project.recorded",
          subject: { type: "project", id: projectId },
          detail: { library: input.library, jurisdiction: input.jurisdictionCode },
        },
      ],
    };
  });
}
