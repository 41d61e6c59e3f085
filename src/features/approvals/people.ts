import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { appUser, expert, invitation, projectParty } from "@/db/schema";
import { sha256 } from "@/platform/crypto";

/** Members of the panel that reviewed the plan: those who attended, or hold their seats before the meeting has ended. */
export async function panelOf(tx: Pick<Tx, "select">, caseId: string) {
  return tx
    .select({ invitationId: invitation.id, expertId: invitation.expertId, personId: expert.personId })
    .from(invitation)
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .where(and(eq(invitation.caseId, caseId), inArray(invitation.state, ["ACCEPTED", "ATTENDED"])));
}

/** People known to act for the project's supervising unit by its own login. */
export async function supervisorsOf(tx: Pick<Tx, "selectDistinct">, projectId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ personId: appUser.personId })
    .from(projectParty)
    .innerJoin(appUser, eq(appUser.organizationId, projectParty.organizationId))
    .where(
      and(
        eq(projectParty.projectId, projectId),
        eq(projectParty.role, "supervision"),
        isNull(projectParty.removedAt),
        isNull(appUser.disabledAt),
        isNotNull(appUser.personId),
      ),
    );
  return rows.flatMap(({ personId }) => (personId ? [personId] : []));
}

/** Who an account belongs to, if that is known. */
export async function personOf(tx: Pick<Tx, "select">, userId: string): Promise<string | null> {
  const [row] = await tx.select({ personId: appUser.personId }).from(appUser).where(eq(appUser.id, userId));
  return row?.personId ?? null;
}

/** One subject for each thing and reader, the same every time: a message is sent once per template and subject. */
export function noticeId(thingId: string, readerId: string): string {
  const hex = sha256(`${thingId}\0${readerId}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
