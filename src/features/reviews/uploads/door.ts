import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { dossierKinds, type FileKind, reviewCase } from "@/db/schema";
import type { Actor, Role } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { caseScope } from "../case-scope";
import { lockOwnCase } from "../own-case";
import { whyNotChange } from "../policy";
import { UploadRefused } from "./problems";

/** Who may put files of some kinds into a case, and when. Each feature has its own; the upload route finds it by kind. */
export interface UploadDoor {
  readonly kinds: readonly FileKind[];
  readonly role: Role;
  /** Where a form without scripts goes back to. */
  readonly page: (caseId: string, kind: FileKind) => string;
  /** Asked before a single byte of the body is read. NotFound: not the actor's; UploadRefused: not now. */
  readonly demand: (ctx: Ctx, caseId: string, kind: FileKind) => Promise<void>;
  /** The same question under the case's lock, in the transaction that makes the row. */
  readonly lock: (tx: Tx, actor: Actor, caseId: string, kind: FileKind) => Promise<void>;
}

/** The filing: its contractor's, while it lies on the contractor's desk. */
export const dossierDoor: UploadDoor = {
  kinds: dossierKinds,
  role: "contractor",
  page: (caseId, kind) => `/contractor/cases/${encodeURIComponent(caseId)}/files/${kind}`,
  demand: async (ctx, caseId) => {
    const { actor } = ctx;
    if (!isId(caseId) || actor.kind !== "user" || actor.role !== "contractor") throw new NotFound("case");
    const [row] = await reader(ctx)
      .select({ state: reviewCase.state })
      .from(reviewCase)
      .where(and(eq(reviewCase.id, caseId), caseScope(actor)));
    if (!row) throw new NotFound("case");
    if (whyNotChange(row.state)) throw new UploadRefused("CLOSED");
  },
  lock: async (tx, actor, caseId) => {
    const { state } = await lockOwnCase(tx, actor, caseId);
    if (whyNotChange(state)) throw new UploadRefused("CLOSED");
  },
};
