import { sql } from "drizzle-orm";
import type { Invariant } from "@/platform/invariant";

/** What holds of the policy versions. */
export const invariants: readonly Invariant[] = [
  {
    name: "rulebook.floor-of-five",
    ref: "二(二), 37号令 Art. 12: no version asks for fewer than five",
    offenders: sql`select code as id from policy_version where (parameters ->> 'panel.min_main')::int < 5`,
  },
];
