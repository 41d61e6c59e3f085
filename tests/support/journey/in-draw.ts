import { database } from "../../../src/db/client";
import { takeSnapshot } from "../../../src/features/panels/snapshot";
import { policyInForce } from "../../../src/features/rulebook";
import { readNow } from "../../../src/platform/clock";
import { randomId } from "../../../src/platform/id";

const day = 24 * 3_600_000;

/** What a draw for a meeting in eight days would say of a member by her number: drawable, why not, or not in it. */
export async function inDraw(expertNumber: string | undefined, specialty: string): Promise<string> {
  const now = await readNow();
  const { values: policy } = await policyInForce({ now });
  const from = new Date(now.getTime() + 8 * day);
  const members = await database().transaction((tx) =>
    takeSnapshot(tx, {
      caseId: randomId(),
      jurisdictionCode: "370202",
      specialties: [specialty],
      meeting: { from, to: new Date(from.getTime() + 2 * 3_600_000) },
      now,
      policy,
      conflicts: { parties: [], related: [], usccHashes: [] },
    }),
  );
  const found = members.find(({ expert }) => expert === expertNumber);
  return found ? (found.excluded ?? "drawable") : "not in the pool";
}
