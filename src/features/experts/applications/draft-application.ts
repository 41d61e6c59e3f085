import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { campaign, expertApplication } from "@/db/schema";
import { dateAt, policyInForce } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { constraintOf, mutation } from "@/platform/mutation";
import type { DraftInput } from "../input/application";
import { applicationKind, whyNotApply, whyNotApplyBy } from "../rules/apply";
import { limitsOf } from "./application-limits";
import { demandApplicant } from "./own-application";
import { prefill } from "./prefill";
import { listInvitationsTo, readStanding } from "./standing";

/**
 * Begins an application (D1): by an open campaign, or by a special invitation to this person. A renewal is
 * filled with what is on record. Errors: LEGAL_LOGIN, ALREADY_OPEN, BANNED, WINDOW_OVER, TOO_EARLY and the
 * rest of rules/apply; two at once give one application, the other is told ALREADY_OPEN.
 */
export async function draftApplication(ctx: Ctx, input: DraftInput): Promise<{ applicationId: string }> {
  const personId = demandApplicant(ctx.actor);
  try {
    return await mutation(ctx, async (tx, now) => {
      const within = { ...ctx, tx, now };
      const today = dateAt(now);
      const standing = await readStanding(within);
      demand(whyNotApply(standing, today));
      const way = await wayOf(tx, input, personId);
      const policy = await policyInForce(within);
      const months = policy.values["membership.renewal_months"];
      demand(whyNotApplyBy(way, standing, today, months));
      const kind = applicationKind(way.kind, standing, today, months);
      const row = {
        id: randomId(),
        personId,
        kind,
        campaignId: "campaignId" in input ? input.campaignId : null,
        specialInvitationId: "campaignId" in input ? null : input.specialInvitationId,
        state: "DRAFT" as const,
        policyCode: policy.id,
        createdAt: now,
        changedAt: now,
      };
      await tx.insert(expertApplication).values(row);
      if (kind === "RENEWAL") {
        const limits = await limitsOf(within, row, {
          campaign: "libraries" in way ? way : null,
          invitation: null,
        });
        await prefill(tx, { applicationId: row.id, personId }, limits);
      }
      return {
        value: { applicationId: row.id },
        audit: [
          {
            action: "application.drafted",
            subject: { type: "application", id: row.id },
            detail: { kind, campaign: row.campaignId, specialInvitation: row.specialInvitationId },
          },
        ],
      };
    });
  } catch (error) {
    if (constraintOf(error) === "expert_application_one_open")
      throw new Conflict("ALREADY_OPEN", "您已有一份申报正在办理，不能再申报。");
    throw error;
  }
}

async function wayOf(tx: Tx, input: DraftInput, personId: string) {
  if ("campaignId" in input) {
    const [row] = await tx.select().from(campaign).where(eq(campaign.id, input.campaignId));
    if (!row) throw new NotFound("campaign");
    return { ...row, closed: row.closedAt !== null };
  }
  const invitations = await listInvitationsTo({ tx }, personId);
  const invitation = invitations.find(({ id }) => id === input.specialInvitationId);
  if (!invitation) throw new NotFound("special invitation");
  const { expiresOn, revokedAt, used } = invitation;
  return { kind: "SPECIAL" as const, expiresOn, revoked: revokedAt !== null, used };
}
