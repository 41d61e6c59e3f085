import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, expertDeparture } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import { Denied, NotFound } from "@/platform/errors";

/** The member who acts, locked: what she does in two tabs happens one after the other. */
export async function lockMember(tx: Tx, actor: UserActor): Promise<typeof expert.$inferSelect> {
  if (actor.role !== "expert" || !actor.expertId) throw new NotFound("expert");
  const [row] = await tx.select().from(expert).where(eq(expert.id, actor.expertId)).for("update");
  if (!row) throw new NotFound("expert");
  return row;
}

/** As `lockMember`, for what only somebody still in the pool can do. */
export async function lockActiveMember(tx: Tx, actor: UserActor): Promise<typeof expert.$inferSelect> {
  const member = await lockMember(tx, actor);
  if (await findDeparture(tx, member.id)) throw new Denied("DEPARTED", "您已不在专家库，不能办理这项业务。");
  return member;
}

/** The end of her membership, unless a later term brought her back. */
export async function findDeparture(tx: Pick<Tx, "select">, expertId: string) {
  const [row] = await tx
    .select()
    .from(expertDeparture)
    .where(and(eq(expertDeparture.expertId, expertId), isNull(expertDeparture.endedAt)));
  return row ?? null;
}
