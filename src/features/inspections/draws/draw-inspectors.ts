import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { inspectionTeam } from "@/db/schema";
import { policyOf } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { finishListRound, listRequestAudit } from "./finish-round";
import { inspectorFrame } from "./frames";
import { freezeListRound } from "./freeze-round";
import type { DrawnList } from "./lock-list";

/**
 * A round of inspectors (随机选派): its frame is frozen and drawn at once, with the hash of the certificate before as
 * its number, so that nobody chooses anything. Too few are left: the round says so and nobody is drawn.
 */
export async function drawInspectors(
  tx: Tx,
  list: DrawnList,
  { count, round, nonce, now }: { count: number; round: number; nonce: string; now: Date },
): Promise<{ drawn: readonly string[]; audit: Audit[] }> {
  const { values: policy } = await policyOf({ tx }, list.policyCode);
  const seated = await tx
    .select({ personId: inspectionTeam.personId })
    .from(inspectionTeam)
    .where(and(eq(inspectionTeam.listId, list.id), isNull(inspectionTeam.withdrawnAt)));
  const frozen = await freezeListRound(
    tx,
    {
      list,
      round,
      subject: "INSPECTORS",
      count,
      frame: await inspectorFrame(tx, list, now, policy),
      seated: seated.map(({ personId }) => personId),
    },
    now,
  );
  const done = await finishListRound(tx, frozen, nonce, now);
  const drawn = done.certificate.drawn.map(({ expert }) => expert);
  if (drawn.length > 0)
    await tx.insert(inspectionTeam).values(drawn.map((personId) => ({ listId: list.id, personId, round })));
  return { drawn, audit: [listRequestAudit(frozen), done.audit] };
}
