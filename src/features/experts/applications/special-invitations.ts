import { count, desc, eq, sql } from "drizzle-orm";
import { specialInvitation } from "@/db/schema";
import { birthDateOf, idNumberHash } from "@/features/accounts";
import { dateAt } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { Conflict, demand, InvalidInput, NotFound } from "@/platform/errors";
import { isId, randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import type { SpecialInvitationInput } from "../input/campaign";
import { specialInvitationState, whyNotRevoke, whyNotRunCampaigns } from "../rules/campaign";
import { seesCampaigns } from "./campaigns";
import { listUsed } from "./standing";

type Station = Ctx & { actor: UserActor };

/**
 * 特邀: by the bureau's document, to one person. The ID number is used for the keyed hash and then forgotten;
 * neither the row nor the trace holds it. Errors: STATION_ONLY, ALREADY_INVITED.
 */
export async function issueInvitation(
  ctx: Station,
  input: SpecialInvitationInput,
): Promise<{ invitationId: string }> {
  return mutation(ctx, async (tx, now) => {
    demand(whyNotRunCampaigns(ctx.actor));
    const today = dateAt(now);
    if (input.expiresOn < today) throw new InvalidInput({ expiresOn: "有效期不能早于今天" });
    if (birthDateOf(input.idNumber) > today)
      throw new InvalidInput({ idNumber: "身份证件号码中的出生日期晚于今天" });
    const hash = idNumberHash(input.idNumber);
    // Two at once for one person: the second waits, and finds the first.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`special|${hash}`}, 0))`);
    const before = await tx.select().from(specialInvitation).where(eq(specialInvitation.idNumberHash, hash));
    const used = await listUsed(
      { tx },
      before.map(({ id }) => id),
    );
    const valid = before.some((one) => specialInvitationState(stateFacts(one, used), today) === "VALID");
    if (valid) throw new Conflict("ALREADY_INVITED", "这个人已有一份有效的特邀。");
    const id = randomId();
    const { name, document, expiresOn } = input;
    await tx.insert(specialInvitation).values({
      id,
      name,
      idNumberHash: hash,
      document,
      expiresOn,
      createdBy: ctx.actor.personId,
      createdAt: now,
    });
    return {
      value: { invitationId: id },
      audit: [
        {
          action: "specialInvitation.issued",
          subject: { type: "specialInvitation", id },
          detail: { document, expiresOn },
        },
      ],
    };
  });
}

/** Taken back before anybody has used it. Errors: STATION_ONLY, USED, EXPIRED, REVOKED. */
export async function revokeInvitation(
  ctx: Station,
  input: { invitationId: string },
): Promise<{ invitationId: string }> {
  return mutation(ctx, async (tx, now) => {
    demand(whyNotRunCampaigns(ctx.actor));
    const [row] = await tx
      .select()
      .from(specialInvitation)
      .where(eq(specialInvitation.id, input.invitationId))
      .for("update");
    if (!row) throw new NotFound("special invitation");
    const used = await listUsed({ tx }, [row.id]);
    const denial = whyNotRevoke(ctx.actor, specialInvitationState(stateFacts(row, used), dateAt(now)));
    if (denial) throw new Conflict(denial.code, denial.sentence);
    await tx.update(specialInvitation).set({ revokedAt: now }).where(eq(specialInvitation.id, row.id));
    return {
      value: { invitationId: row.id },
      audit: [
        {
          action: "specialInvitation.revoked",
          subject: { type: "specialInvitation", id: row.id },
          detail: { document: row.document },
        },
      ],
    };
  });
}

/** The invitations for the station and the bureau, the newest first; no number of anybody. */
export async function listInvitations(
  ctx: Pick<Ctx, "actor" | "now" | "tx">,
  page: { limit: number; offset: number },
) {
  if (!seesCampaigns(ctx)) return [];
  const rows = await reader(ctx)
    .select({
      id: specialInvitation.id,
      name: specialInvitation.name,
      document: specialInvitation.document,
      expiresOn: specialInvitation.expiresOn,
      createdAt: specialInvitation.createdAt,
      revokedAt: specialInvitation.revokedAt,
    })
    .from(specialInvitation)
    .orderBy(desc(specialInvitation.createdAt), desc(specialInvitation.id))
    .limit(page.limit)
    .offset(page.offset);
  const used = await listUsed(
    ctx,
    rows.map(({ id }) => id),
  );
  const today = dateAt(ctx.now);
  return rows.map((row) => ({ ...row, state: specialInvitationState(stateFacts(row, used), today) }));
}

export async function countInvitations(ctx: Pick<Ctx, "actor" | "tx">): Promise<number> {
  if (!seesCampaigns(ctx)) return 0;
  const [row] = await reader(ctx).select({ n: count() }).from(specialInvitation);
  return row?.n ?? 0;
}

/** One invitation for the station and the bureau. */
export async function findInvitation(ctx: Pick<Ctx, "actor" | "now" | "tx">, id: string) {
  if (!seesCampaigns(ctx) || !isId(id)) return null;
  const [row] = await reader(ctx).select().from(specialInvitation).where(eq(specialInvitation.id, id));
  if (!row) return null;
  const { idNumberHash: _, ...shown } = row;
  const used = await listUsed(ctx, [id]);
  return { ...shown, state: specialInvitationState(stateFacts(row, used), dateAt(ctx.now)) };
}

type Row = { id: string; expiresOn: string; revokedAt: Date | null };

function stateFacts({ id, expiresOn, revokedAt }: Row, used: ReadonlySet<string>) {
  return { expiresOn, revoked: revokedAt !== null, used: used.has(id) };
}
