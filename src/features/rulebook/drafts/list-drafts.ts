import { desc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { person, policyDraft } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { type PolicyVersion, policyVersionSchema } from "../policy/versions";

type ReadCtx = Pick<Ctx, "actor" | "tx">;
const publisher = alias(person, "publisher");

/** The draft that is open, if any, for the three of administration. */
export async function findOpenDraft(ctx: ReadCtx): Promise<FoundDraft | null> {
  demandAdministrator(ctx);
  const [row] = await drafts(ctx).where(inArray(policyDraft.state, ["DRAFT", "SUBMITTED"]));
  return row ? found(row) : null;
}

/** One draft, whatever became of it, or null. */
export async function findDraft(ctx: ReadCtx, id: string): Promise<FoundDraft | null> {
  demandAdministrator(ctx);
  if (!isId(id)) return null;
  const [row] = await drafts(ctx).where(eq(policyDraft.id, id));
  return row ? found(row) : null;
}

/** Drafts that have come to their end, the newest first. */
export async function listClosedDrafts(ctx: ReadCtx, limit = 50): Promise<FoundDraft[]> {
  demandAdministrator(ctx);
  const rows = await drafts(ctx)
    .where(inArray(policyDraft.state, ["PUBLISHED", "DISCARDED"]))
    .orderBy(desc(policyDraft.changedAt), desc(policyDraft.id))
    .limit(limit);
  return rows.map(found);
}

export type FoundDraft = Omit<Row, "parameters"> & {
  /** As a version would be, with what the draft lacks at its default. */
  readonly version: PolicyVersion;
};
type Row = Awaited<ReturnType<typeof drafts>>[number];

function found({ parameters, ...row }: Row): FoundDraft {
  const { title, basis, effectiveFrom } = row;
  const version = policyVersionSchema.parse({
    id: effectiveFrom,
    effectiveFrom,
    title,
    basis,
    values: parameters,
  });
  return { ...row, version };
}

function drafts(ctx: ReadCtx) {
  return reader(ctx)
    .select({
      id: policyDraft.id,
      title: policyDraft.title,
      basis: policyDraft.basis,
      effectiveFrom: policyDraft.effectiveFrom,
      parameters: policyDraft.parameters,
      follows: policyDraft.follows,
      state: policyDraft.state,
      draftedBy: policyDraft.draftedBy,
      drafter: person.name,
      changedAt: policyDraft.changedAt,
      submittedAt: policyDraft.submittedAt,
      publisher: publisher.name,
      decidedAt: policyDraft.decidedAt,
      returnedReason: policyDraft.returnedReason,
    })
    .from(policyDraft)
    .innerJoin(person, eq(person.id, policyDraft.draftedBy))
    .leftJoin(publisher, eq(publisher.id, policyDraft.decidedBy))
    .$dynamic();
}

function demandAdministrator({ actor }: ReadCtx): void {
  if (actor.kind !== "user" || actor.role !== "admin") throw new NotFound("policyDraft");
}
