import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { expert, invitation, reviewCase } from "@/db/schema";
import { drawFirstRound, requestDraw, setConditions, withdrawInvitation } from "@/features/panels";
import { listAllowedExtras } from "@/features/panels/queries/contractor-extras";
import { randomHex } from "@/platform/crypto";
import type { City } from "../city";
import type { ActorCtx, Actors } from "./actors";
import type { Filed } from "./part";
import type { Conditions } from "./story";
import type { Timeline } from "./timeline";
import { ToldOtherwise } from "./told-otherwise";

/** The applicant's part of the draw, and a member who leaves again. */
export function planDrawing(timeline: Timeline, actors: Actors, city: City, filed: Filed): void {
  const { conditions, requested, pressed, withdrawn } = filed.story;
  const contractor = () => actors.contractor(filed.project.organizationId);
  if (conditions) {
    timeline.add(conditions.at, async () =>
      enterConditions(await contractor(), city, filed.caseId, conditions),
    );
  }
  if (requested) {
    timeline.add(
      requested,
      async () => void (await requestDraw(await contractor(), { caseId: filed.caseId })),
    );
  }
  if (pressed) {
    timeline.add(pressed, async () => {
      await drawFirstRound(await contractor(), { caseId: filed.caseId, nonce: randomHex(32) });
    });
  }
  if (withdrawn) timeline.add(withdrawn, () => withdrawOne(actors, filed.caseId));
}

async function enterConditions(ctx: ActorCtx, city: City, caseId: string, wanted: Conditions): Promise<void> {
  const [reviewed] = await database().select().from(reviewCase).where(eq(reviewCase.id, caseId));
  if (!reviewed) throw new Error("a case vanished");
  const holders = (code: string) =>
    city.experts.filter(({ specialties }) => specialties.some((one) => one.code === code)).length;
  const allowed = wanted.extras > 0 ? await listAllowedExtras(ctx, reviewed) : [];
  const extras = allowed
    .sort((a, b) => holders(b) - holders(a))
    .slice(0, wanted.extras)
    .map((specialty) => ({ specialty, count: 1 }));
  await setConditions(ctx, {
    caseId,
    team: { mainCount: wanted.main, extras },
    ...(wanted.meeting ? { meeting: wanted.meeting } : {}),
    ...(wanted.place ? { place: wanted.place } : {}),
  });
}

async function withdrawOne(actors: Actors, caseId: string): Promise<void> {
  const [member] = await database()
    .select({ id: invitation.id, number: expert.number })
    .from(invitation)
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .where(and(eq(invitation.caseId, caseId), eq(invitation.state, "ACCEPTED")))
    .limit(1);
  if (!member) throw new ToldOtherwise("nobody has accepted yet who could withdraw");
  const note = "单位临时安排出差，不能到会。";
  await withdrawInvitation(await actors.expert(member.number), { invitationId: member.id, note });
}
