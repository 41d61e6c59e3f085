import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type FileKind, reviewCase } from "@/db/schema";
import {
  type CaseState,
  caseScope,
  dossierDoor,
  lockCase,
  type UploadDoor,
  UploadRefused,
} from "@/features/reviews";
import type { Actor, Role } from "@/platform/actor";
import { reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";

interface Standing {
  readonly state: CaseState;
  readonly conclusion: string | null;
}

interface DoorSpec {
  readonly kinds: readonly FileKind[];
  readonly role: Role;
  readonly page: UploadDoor["page"];
  readonly opensFor: (standing: Standing) => boolean;
}

/** A door for one role within its scope, open while the case stands so. */
function door({ kinds, role, page, opensFor }: DoorSpec): UploadDoor {
  const see = async (db: Pick<Tx, "select">, actor: Actor, caseId: string) => {
    if (!isId(caseId) || actor.kind !== "user" || actor.role !== role) throw new NotFound("case");
    const [row] = await db
      .select({ state: reviewCase.state, conclusion: reviewCase.conclusion })
      .from(reviewCase)
      .where(and(eq(reviewCase.id, caseId), caseScope(actor)));
    if (!row) throw new NotFound("case");
    if (!opensFor(row)) throw new UploadRefused("NOT_NOW");
  };
  return {
    kinds,
    role,
    page,
    demand: (ctx, caseId) => see(reader(ctx), ctx.actor, caseId),
    lock: async (tx, actor, caseId) => {
      await see(tx, actor, caseId);
      const row = await lockCase(tx, caseId);
      if (!opensFor(row)) throw new UploadRefused("NOT_NOW");
    },
  };
}

const at = (caseId: string, below: string) => `/contractor/cases/${encodeURIComponent(caseId)}/${below}`;

const laterPlan = door({
  kinds: ["plan"],
  role: "contractor",
  page: dossierDoor.page,
  // While it is revised, and after 通过 as the unit's own improvement (A2.5, E21).
  opensFor: ({ state, conclusion }) =>
    state === "REVISION" || (state === "APPROVAL" && conclusion === "PASS"),
});

/** The plan: by the filing's own door on the contractor's desk, by the revision's after the conclusion. */
const planDoor: UploadDoor = {
  ...dossierDoor,
  kinds: ["plan"],
  demand: async (ctx, caseId, kind) => {
    try {
      await dossierDoor.demand(ctx, caseId, kind);
    } catch (error) {
      if (!(error instanceof UploadRefused)) throw error;
      await laterPlan.demand(ctx, caseId, kind).catch(() => {
        throw error;
      });
    }
  },
  lock: async (tx, actor, caseId, kind) => {
    const row = await lockCase(tx, caseId);
    const desk = row.state === "DRAFT" || row.state === "RETURNED";
    const later = row.state === "REVISION" || row.state === "APPROVAL";
    return (later && !desk ? laterPlan : dossierDoor).lock(tx, actor, caseId, kind);
  },
};

/** Ways in for what the steps after the conclusion need; before the filing's own door, which knows a plan too. */
export const approvalDoors: readonly UploadDoor[] = [
  planDoor,
  door({
    kinds: ["company_approval", "subcontractor_approval"],
    role: "contractor",
    page: (caseId) => at(caseId, "approval"),
    opensFor: ({ state }) => state === "APPROVAL",
  }),
  door({
    kinds: ["supervisor_approval"],
    role: "supervision",
    page: (caseId) => `/supervision/cases/${encodeURIComponent(caseId)}/approval`,
    opensFor: ({ state }) => state === "APPROVAL",
  }),
  door({
    kinds: ["emergency_order"],
    role: "regulator",
    page: (caseId) => `/regulator/cases/${encodeURIComponent(caseId)}/emergency`,
    opensFor: ({ state }) => state === "ADMITTED",
  }),
];
