import { asc, desc } from "drizzle-orm";
import { holiday, policyVersion } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { type PolicyVersion, policyVersionSchema } from "./policy/versions";

/** All recorded policy versions, the newest first. */
export async function listPolicyVersions(ctx: Pick<Ctx, "tx">): Promise<PolicyVersion[]> {
  const rows = await reader(ctx).select().from(policyVersion).orderBy(desc(policyVersion.effectiveFrom));
  return rows.map((row) => {
    const [title = "", ...basis] = row.document.split("\n");
    return policyVersionSchema.parse({
      id: row.code,
      effectiveFrom: row.effectiveFrom,
      title,
      basis: basis.join("\n"),
      values: row.parameters,
    });
  });
}

/** The recorded days off and working weekends, by date. */
export async function listHolidays(ctx: Pick<Ctx, "tx">) {
  return reader(ctx).select().from(holiday).orderBy(asc(holiday.day));
}
