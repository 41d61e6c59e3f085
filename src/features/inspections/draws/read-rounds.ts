import { and, asc, eq, inArray } from "drizzle-orm";
import { inspectionList, inspectionRound, person, project } from "@/db/schema";
import { type Certificate, type Check, certificateHash, verifyChain } from "@/features/draws";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { listScope } from "../scope";
import { certificateOf } from "./stored-certificate";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** The rounds of a list the actor sees, in their order; none for a list from a filter. */
export async function listListRounds(ctx: ReadCtx, listId: string) {
  if (!isId(listId)) return [];
  return reader(ctx)
    .select({
      round: inspectionRound.round,
      subject: inspectionRound.subject,
      state: inspectionRound.state,
      requestHash: inspectionRound.requestHash,
      request: inspectionRound.request,
      eligible: inspectionRound.eligible,
      requestedAt: inspectionRound.requestedAt,
      drawnAt: inspectionRound.drawnAt,
      certificateHash: inspectionRound.certificateHash,
    })
    .from(inspectionRound)
    .innerJoin(inspectionList, eq(inspectionList.id, inspectionRound.listId))
    .where(and(eq(inspectionRound.listId, listId), listScope(ctx.actor)))
    .orderBy(asc(inspectionRound.round));
}

export type ListedListRound = Awaited<ReturnType<typeof listListRounds>>[number];

/** The full certificate of a round, for `bin/verify-draw`; each reading is on record. Null: none such, or not drawn yet. */
export async function readListCertificate(
  ctx: Ctx,
  listId: string,
  round: number,
): Promise<{ certificate: Certificate; number: string } | null> {
  const found = (await certificatesOf(ctx, listId)).find((one) => one.round === round);
  if (!found) return null;
  return mutation(ctx, async () => ({
    value: { certificate: found.certificate, number: found.number },
    audit: [
      { action: "certificate.read", subject: { type: "inspectionList", id: listId }, detail: { round } },
    ],
  }));
}

async function certificatesOf(ctx: ReadCtx, listId: string) {
  if (!isId(listId)) return [];
  const rows = await reader(ctx)
    .select({ round: inspectionRound, number: inspectionList.number })
    .from(inspectionRound)
    .innerJoin(inspectionList, eq(inspectionList.id, inspectionRound.listId))
    .where(and(eq(inspectionRound.listId, listId), listScope(ctx.actor)))
    .orderBy(asc(inspectionRound.round));
  return rows.flatMap(({ round, number }) =>
    round.certificate
      ? [{ round: round.round, number, hash: round.certificateHash, certificate: certificateOf(round) }]
      : [],
  );
}

/** The whole draw redone from its certificates, and their fingerprints compared with those on record. */
export async function verifyListDraw(ctx: ReadCtx, listId: string): Promise<readonly Check[]> {
  const found = await certificatesOf(ctx, listId);
  if (found.length === 0) return [];
  const checks = verifyChain(found.map(({ certificate }) => certificate));
  return checks.map((check) => {
    const stored = found.find(({ round }) => round === check.round);
    if (check.id !== "log" || !stored) return check;
    const same = certificateHash(stored.certificate) === stored.hash;
    return {
      ...check,
      status: same ? ("holds" as const) : ("fails" as const),
      field: same ? null : "certificateHash",
    };
  });
}

/** Names of what and who was drawn for a list the actor sees, by the ids its certificates have. */
export async function namesOfDraw(ctx: ReadCtx, listId: string): Promise<Map<string, string>> {
  const found = await certificatesOf(ctx, listId);
  const ids = found.flatMap(({ certificate }) => certificate.drawn.map(({ expert }) => expert));
  if (ids.length === 0) return new Map();
  const [works, people] = await Promise.all([
    reader(ctx).select({ id: project.id, name: project.name }).from(project).where(inArray(project.id, ids)),
    reader(ctx).select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, ids)),
  ]);
  return new Map([...works, ...people].map(({ id, name }) => [id, name]));
}
