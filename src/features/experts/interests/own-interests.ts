import { and, asc, count, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { expert, expertInterest, organization } from "@/db/schema";
import { type DateString, dateAt, policyInForce } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { open } from "@/platform/crypto";
import { isId } from "@/platform/id";
import { personOf } from "../evidence/owner";
import { type InterestRelation, interestRelations } from "../input/application";
import { ownExpertId, type ReadCtx } from "../membership/queries/find-own-membership";
import { addYears } from "../rules/term-dates";
import { interestStands } from "./stands";

/** What she declared, opened for her eyes alone. */
export interface MemberInterest {
  readonly id: string;
  readonly unit: string;
  readonly uscc: string;
  /** Null for what was said in other words, as when an invitation was declined. */
  readonly relation: InterestRelation | null;
  readonly name: string;
  readonly words: string;
  readonly from: DateString;
  /** Last day; null while it lasts. */
  readonly to: DateString | null;
  /** Last day on which an ended one keeps her from a draw. */
  readonly countsUntil: DateString | null;
}

const relations = Object.keys(interestRelations) as [InterestRelation, ...InterestRelation[]];
/** As the application, a declined invitation and this desk seal it. */
const detailSchema = z.object({
  uscc: z.string(),
  unit: z.string().default(""),
  relation: z.enum(relations).nullable().default(null),
  name: z.string().default(""),
  words: z.string().default(""),
});

/** Her declared interests, those that last first; the actor's own only. */
export function listOwnInterests(ctx: ReadCtx): Promise<MemberInterest[]> {
  return list(ctx, sql`true`);
}

/** One of hers that stands on record; null for any other. */
export async function findOwnInterest(ctx: ReadCtx, id: string): Promise<MemberInterest | null> {
  if (!isId(id)) return null;
  return (await list(ctx, eq(expertInterest.id, id)))[0] ?? null;
}

/** How many stand for whoever is signed in, also as an applicant: a renewal adds to them, and ends none. */
export async function countStandingInterests(ctx: Pick<Ctx, "actor" | "tx">): Promise<number> {
  const personId = personOf(ctx.actor);
  if (!personId) return 0;
  const [row] = await reader(ctx)
    .select({ n: count() })
    .from(expertInterest)
    .innerJoin(expert, eq(expert.id, expertInterest.expertId))
    .where(and(eq(expert.personId, personId), interestStands()));
  return row?.n ?? 0;
}

async function list(ctx: ReadCtx, condition: SQL): Promise<MemberInterest[]> {
  const expertId = ownExpertId(ctx.actor);
  if (!expertId) return [];
  const { values: policy } = await policyInForce(ctx);
  const years = policy["conflict.interest_lookback"];
  const rows = await reader(ctx)
    .select({
      id: expertInterest.id,
      detailSealed: expertInterest.detailSealed,
      from: expertInterest.validFrom,
      to: expertInterest.validTo,
    })
    .from(expertInterest)
    .where(and(eq(expertInterest.expertId, expertId), isNull(expertInterest.supersededAt), condition))
    .orderBy(
      sql`${expertInterest.validTo} desc nulls first`,
      desc(expertInterest.validFrom),
      asc(expertInterest.id),
    );
  const opened = rows.map(({ detailSealed, ...row }) => ({
    ...row,
    ...detailSchema.parse(JSON.parse(open(detailSealed))),
  }));
  const names = await unitNames(
    ctx,
    opened.filter(({ unit }) => unit === "").map(({ uscc }) => uscc),
  );
  const today = dateAt(ctx.now);
  return opened.map((one) => {
    const until = one.to === null ? null : addYears(one.to, years);
    return {
      ...one,
      unit: one.unit || names.get(one.uscc) || one.uscc,
      countsUntil: until !== null && until >= today ? until : null,
    };
  });
}

async function unitNames(ctx: ReadCtx, usccs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (usccs.length === 0) return new Map();
  const rows = await reader(ctx)
    .select({ uscc: organization.uscc, name: organization.name })
    .from(organization)
    .where(inArray(organization.uscc, [...usccs]));
  return new Map(rows.map(({ uscc, name }) => [uscc, name]));
}
