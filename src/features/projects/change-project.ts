import { eq } from "drizzle-orm";
import type { z } from "zod";
import { project } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import type { changeProjectInput } from "./input";
import { demandJurisdiction, lockOwnProject } from "./own-project";
import { whyNotChangeProject } from "./rules";

/** Corrects a project's facts while no plan has been filed on them. */
export async function changeProject(
  ctx: Ctx,
  input: z.output<typeof changeProjectInput>,
): Promise<{ projectId: string }> {
  const { projectId, ...facts } = input;
  return mutation(ctx, async (tx) => {
    const before = await lockOwnProject(tx, ctx.actor, projectId);
    demand(whyNotChangeProject(before.frozen));
    await demandJurisdiction(tx, facts.jurisdictionCode);
    await tx.update(project).set(facts).where(eq(project.id, projectId));
    const changed = (Object.keys(facts) as (keyof typeof facts)[]).filter(
      (key) => facts[key] !== before[key],
    );
    return {
      value: { projectId },
      audit: [
        {
          action: "project.changed",
          subject: { type: "project", id: projectId },
          detail: { fields: changed },
        },
      ],
    };
  });
}
