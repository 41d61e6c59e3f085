import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { jurisdiction, project, reviewCase } from "@/db/schema";
import type { Actor, UserActor } from "@/platform/actor";
import { Denied, InvalidInput, NotFound } from "@/platform/errors";
import { isFrozen } from "./rules";
import { scope } from "./scope";

type Contractor = UserActor & { readonly organizationId: string };

/** The unit that files; throws for everybody else. */
export function demandContractor(actor: Actor): Contractor {
  if (actor.kind !== "user" || actor.role !== "contractor" || !actor.organizationId) {
    throw new Denied("NOT_A_CONTRACTOR", "只有施工单位可以填报工程。");
  }
  return { ...actor, organizationId: actor.organizationId };
}

/**
 * The project as far as the actor may see it, locked until the transaction ends, with whether its
 * parties are already evidence. Filing takes the same lock, so that neither overtakes the other.
 */
export async function lockProject(tx: Tx, actor: Actor, projectId: string) {
  const owned = {
    organizationId: project.organizationId,
    jurisdictionCode: project.jurisdictionCode,
    projectId: project.id,
  };
  const [row] = await tx
    .select()
    .from(project)
    .where(and(eq(project.id, projectId), scope(actor, owned)))
    .for("update");
  if (!row) throw new NotFound("project");
  const cases = await tx
    .select({ state: reviewCase.state })
    .from(reviewCase)
    .where(eq(reviewCase.projectId, projectId));
  return { ...row, frozen: isFrozen(cases.map((one) => one.state)) };
}

/** As `lockProject`, for the contractor whose project it is. */
export async function lockOwnProject(tx: Tx, actor: Actor, projectId: string) {
  demandContractor(actor);
  return lockProject(tx, actor, projectId);
}

/** A supervising jurisdiction in force today; it is one of a list, so anything else is a tampered form. */
export async function demandJurisdiction(tx: Tx, code: string): Promise<void> {
  const rows = await tx
    .select({ code: jurisdiction.code })
    .from(jurisdiction)
    .where(eq(jurisdiction.code, code));
  if (rows.length === 0) throw new InvalidInput({ jurisdictionCode: "请选择监督机构" });
}
