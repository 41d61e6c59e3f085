import { eq } from "drizzle-orm";
import { invitation, reviewCase } from "@/db/schema";
import { durationMs } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { sameSecret, sha256 } from "@/platform/crypto";
import { parametersOf } from "../lane";

/** What anybody who holds a link may know (quality.md H): no name, no project, not even what was answered. */
export type PublicInvitation =
  | {
      readonly kind: "open";
      readonly invitationId: string;
      readonly deadline: Date | null;
      readonly hours: number;
    }
  | { readonly kind: "answered" | "late" | "ended" };

/**
 * The invitation behind a link from a text message; null for a token nobody was given. Only its hash is
 * looked up, the same query whatever the token looks like.
 */
export async function findInvitationByToken(
  ctx: Pick<Ctx, "now" | "tx">,
  token: string,
): Promise<PublicInvitation | null> {
  const hash = sha256(token);
  const [row] = await reader(ctx)
    .select({
      id: invitation.id,
      tokenHash: invitation.tokenHash,
      state: invitation.state,
      deadline: invitation.deadline,
      caseId: reviewCase.id,
      policyCode: reviewCase.policyCode,
    })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .where(eq(invitation.tokenHash, hash));
  if (!row || !sameSecret(row.tokenHash, hash)) return null;
  switch (row.state) {
    case "CREATED":
      return null;
    case "SENT":
    case "DELIVERED": {
      if (row.deadline && row.deadline <= ctx.now) return { kind: "late" };
      const values = await parametersOf(ctx, { id: row.caseId, policyCode: row.policyCode });
      const hours = durationMs(values["invite.window"]) / 3_600_000;
      return { kind: "open", invitationId: row.id, deadline: row.deadline, hours };
    }
    case "TIMED_OUT":
      return { kind: "late" };
    case "ACCEPTED":
    case "DECLINED":
    case "WITHDRAWN":
    case "ATTENDED":
    case "NO_SHOW":
      return { kind: "answered" };
    default:
      return { kind: "ended" };
  }
}
