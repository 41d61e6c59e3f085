import { z } from "zod";
import type { ReviewCase } from "@/features/reviews";
import {
  allowedExtraSpecialties,
  catalogueInForce,
  dateAt,
  LEVELS,
  SPECIALTY_CODES,
} from "@/features/rulebook";
import type { Ctx } from "@/platform/context";

/** What is read of a filed case's classification; the rest of it is the business of others. */
const classified = z.looseObject({
  onDate: z.string(),
  items: z.array(
    z.looseObject({
      kind: z.string(),
      atMost: z.enum(LEVELS),
      fired: z.array(
        z.looseObject({
          ruleId: z.string(),
          clause: z.string(),
          level: z.enum(LEVELS),
          text: z.string(),
          borderline: z.boolean(),
        }),
      ),
    }),
  ),
});

/** Specialties that may be added beside the main one: it follows from the classification, nobody picks freely. */
export async function listAllowedExtras(
  ctx: Pick<Ctx, "tx" | "now">,
  reviewed: Pick<ReviewCase, "classification" | "mainSpecialty" | "submittedAt">,
): Promise<string[]> {
  const main = SPECIALTY_CODES.find((code) => code === reviewed.mainSpecialty);
  if (!main) return [];
  const plan = reviewed.classification ? classified.parse(reviewed.classification) : null;
  const onDate = plan?.onDate ?? dateAt(reviewed.submittedAt ?? ctx.now);
  const { rules } = await catalogueInForce(ctx, onDate);
  return allowedExtraSpecialties(main, { items: plan?.items ?? [] }, rules);
}

/** The first clause by which the plan is of its level, in words; null when none is on record. */
export function leadingClause(classification: ReviewCase["classification"]): string | null {
  const plan = classified.safeParse(classification);
  const fired = plan.success ? plan.data.items.flatMap((item) => item.fired) : [];
  return (fired.find(({ level }) => level === "OVER_SCALE") ?? fired[0])?.clause ?? null;
}
