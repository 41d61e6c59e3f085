import { findInvitation, type OwnInvitation } from "@/features/panels";
import { found, type PageCtx, pageContext } from "@/platform/request";

export type Phase = "unopened" | "open" | "late" | "accepted" | "ended";

export type InvitationParams = { params: Promise<{ id: string }> };

/** Who reads, and the invitation if it is hers; anybody else gets the same 404 as for an id that is none. */
export async function ownInvitation(
  params: InvitationParams["params"],
  below = "",
): Promise<{ ctx: PageCtx; own: OwnInvitation; phase: Phase; path: string }> {
  const { id } = await params;
  const path = `/expert/invitations/${encodeURIComponent(id)}`;
  const ctx = await pageContext("expert", path + below);
  const own = await found(ctx, findInvitation(ctx, id));
  return { ctx, own, phase: phaseOf(own, ctx.now), path };
}

/** Where an invitation stands for the person who reads it. */
export function phaseOf(own: Pick<OwnInvitation, "state" | "deadline">, now: Date): Phase {
  if (own.state === "ACCEPTED" || own.state === "ATTENDED") return "accepted";
  if (own.state !== "SENT" && own.state !== "DELIVERED") return "ended";
  if (own.deadline !== null && own.deadline <= now) return "late";
  return own.state === "SENT" ? "unopened" : "open";
}
