import { count, desc, eq } from "drizzle-orm";
import { campaign } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { Conflict, demand, InvalidInput, NotFound } from "@/platform/errors";
import { isId, randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import type { CampaignInput } from "../input/campaign";
import { isWindowOpen } from "../rules/apply";
import { whyNotClose, whyNotRunCampaigns } from "../rules/campaign";

export type Campaign = typeof campaign.$inferSelect;
type Station = Ctx & { actor: UserActor };

/** What refuses a window before it is published: for the form and for the use-case alike. */
export function demandPublishable(ctx: Pick<Ctx, "actor" | "now">, input: CampaignInput): void {
  demand(whyNotRunCampaigns(ctx.actor));
  if (input.opensOn < dateAt(ctx.now)) throw new InvalidInput({ opensOn: "开始日期不能早于今天" });
}

/** 发布申报 or 换届: a window for everybody to see; published, it is never changed. Error: STATION_ONLY. */
export async function publishCampaign(ctx: Station, input: CampaignInput): Promise<{ campaignId: string }> {
  return mutation(ctx, async (tx, now) => {
    demandPublishable({ ...ctx, now }, input);
    const id = randomId();
    await tx.insert(campaign).values({ ...input, id, createdBy: ctx.actor.personId, createdAt: now });
    const { kind, opensOn, closesOn, libraries } = input;
    return {
      value: { campaignId: id },
      audit: [
        {
          action: "campaign.published",
          subject: { type: "campaign", id },
          detail: { kind, opensOn, closesOn, libraries },
        },
      ],
    };
  });
}

/** 提前关闭: from now on nobody begins or first hands in; what was handed in goes on. Errors: CLOSED, OVER. */
export async function closeCampaign(
  ctx: Station,
  input: { campaignId: string; reason: string },
): Promise<{ campaignId: string }> {
  return mutation(ctx, async (tx, now) => {
    demand(whyNotRunCampaigns(ctx.actor));
    const [row] = await tx.select().from(campaign).where(eq(campaign.id, input.campaignId)).for("update");
    if (!row) throw new NotFound("campaign");
    const denial = whyNotClose(ctx.actor, { ...row, closed: row.closedAt !== null }, dateAt(now));
    if (denial) throw new Conflict(denial.code, denial.sentence);
    await tx
      .update(campaign)
      .set({ closedAt: now, closedReason: input.reason })
      .where(eq(campaign.id, row.id));
    return {
      value: { campaignId: row.id },
      audit: [
        {
          action: "campaign.closed",
          subject: { type: "campaign", id: row.id },
          detail: { reason: input.reason },
        },
      ],
    };
  });
}

/** The windows open today, those that end first before rolling admission. For everybody. */
export async function listOpenCampaigns(ctx: Pick<Ctx, "now" | "tx">): Promise<Campaign[]> {
  const today = dateAt(ctx.now);
  const rows = await reader(ctx).select().from(campaign).orderBy(desc(campaign.opensOn), campaign.id);
  const ends = ({ closesOn }: Campaign) => closesOn ?? "9999-12-31";
  return rows
    .filter((row) => isWindowOpen({ ...row, closed: row.closedAt !== null }, today))
    .sort((a, b) => ends(a).localeCompare(ends(b)));
}

/** All windows for the station and the bureau, the newest first; nobody else is told. */
export async function listCampaigns(
  ctx: Pick<Ctx, "actor" | "tx">,
  page: { limit: number; offset: number },
): Promise<Campaign[]> {
  if (!seesCampaigns(ctx)) return [];
  return reader(ctx)
    .select()
    .from(campaign)
    .orderBy(desc(campaign.createdAt), desc(campaign.id))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countCampaigns(ctx: Pick<Ctx, "actor" | "tx">): Promise<number> {
  if (!seesCampaigns(ctx)) return 0;
  const [row] = await reader(ctx).select({ n: count() }).from(campaign);
  return row?.n ?? 0;
}

/** One window for the station and the bureau. */
export async function findCampaign(ctx: Pick<Ctx, "actor" | "tx">, id: string): Promise<Campaign | null> {
  if (!seesCampaigns(ctx) || !isId(id)) return null;
  const [row] = await reader(ctx).select().from(campaign).where(eq(campaign.id, id));
  return row ?? null;
}

/** The station runs them, the bureau reads. */
export function seesCampaigns({ actor }: Pick<Ctx, "actor">): boolean {
  return (
    actor.kind === "user" &&
    actor.role === "regulator" &&
    (actor.post === "station" || actor.post === "bureau")
  );
}
