import { inArray } from "drizzle-orm";
import { organization } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { dayOf } from "../rules";
import type { Step } from "../rules/relation-path";
import { explainRelations, type RelationEdge } from "./find-relation-path";

/** A related unit with the way to it, in names. */
export interface RelatedUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: "LINE" | "SIBLING";
  readonly way: readonly { readonly step: Step<RelationEdge>; readonly name: string }[];
}

/**
 * Units related to one today, siblings of a controlled group included, each with the reason; those on the
 * direct line first. At most `limit` are explained; `total` counts all. For regulators.
 */
export async function listRelated(
  ctx: Ctx,
  organizationId: string,
  limit = 100,
): Promise<{ total: number; units: RelatedUnit[] }> {
  const { related, pathTo } = await explainRelations(ctx, organizationId, dayOf(ctx.now), { siblings: true });
  if (related.size === 0) return { total: 0, units: [] };
  const names = new Map(
    (
      await reader(ctx)
        .select({ id: organization.id, name: organization.name })
        .from(organization)
        .where(inArray(organization.id, [...related.keys(), organizationId]))
    ).map(({ id, name }) => [id, name]),
  );
  const nameOf = (id: string) => names.get(id) ?? "";
  const units = [...related]
    .map(([id, { kind }]) => ({ id, name: nameOf(id), kind }))
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name, "zh"))
    .slice(0, limit)
    .map((unit) => ({
      ...unit,
      way: (pathTo(unit.id) ?? []).map((step) => ({ step, name: nameOf(step.to) })),
    }));
  return { total: related.size, units };
}
