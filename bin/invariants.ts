import type { Db, Tx } from "../src/db/client";
import { invariants as accounts } from "../src/features/accounts/invariants";
import { invariants as approvals } from "../src/features/approvals/invariants";
import { invariants as experts } from "../src/features/experts/invariants";
import { invariants as meetings } from "../src/features/meetings/invariants";
import { invariants as messages } from "../src/features/messages/invariants";
import { invariants as opinions } from "../src/features/opinions/invariants";
import { invariants as organizations } from "../src/features/organizations/invariants";
import { invariants as panels } from "../src/features/panels/invariants";
import { invariants as reports } from "../src/features/reports/invariants";
import { invariants as reviews } from "../src/features/reviews/invariants";
import { invariants as rulebook } from "../src/features/rulebook/invariants";
import { type Finding, findOffenders } from "../src/platform/invariant";
import { invariants as platform } from "../src/platform/invariants";

/** Everything that holds of the stored data, from the ground up. */
export const allInvariants = [
  ...platform,
  ...accounts,
  ...organizations,
  ...rulebook,
  ...messages,
  ...experts,
  ...reviews,
  ...panels,
  ...meetings,
  ...reports,
  ...opinions,
  ...approvals,
];

/** Checks them all; with `production` also those that tests and demonstrations may break (a shifted clock). */
export async function checkInvariants(
  db: Pick<Db | Tx, "execute">,
  { production = false } = {},
): Promise<Finding[]> {
  return findOffenders(
    db,
    allInvariants.filter(({ productionOnly }) => production || !productionOnly),
  );
}
