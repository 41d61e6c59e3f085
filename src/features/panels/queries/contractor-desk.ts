import { and, eq, sql } from "drizzle-orm";
import { drawRound } from "@/db/schema";
import type { ReviewCase } from "@/features/reviews";
import { specialtyOf } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import type { Denial } from "@/platform/errors";
import { conditionsDigest } from "../conditions-digest";
import { EXTRA_ROWS } from "../input/contractor";
import { parametersOf } from "../lane";
import { whyNotRequestDraw, whyNotSetConditions } from "../policy";
import { type PoolPreview, previewPool } from "../preview-pool";
import { type ConditionTopic, openTopic } from "../set-conditions";
import { type CaseHead, readOwnCase } from "./contractor-case";
import { listAllowedExtras } from "./contractor-extras";

export interface SeatRow {
  readonly specialty: string;
  readonly label: string;
  readonly count: number;
}

/** The draw's conditions as the applicant set them. */
export interface ShownConditions {
  readonly mainLabel: string | null;
  readonly seats: readonly SeatRow[];
  readonly meeting: { readonly from: Date; readonly to: Date } | null;
  readonly place: string | null;
}

/** The frozen first request, published before the applicant's number exists (trust.md §1.2). */
export interface PublishedRequest {
  readonly requestHash: string;
  readonly anchor: string;
  readonly seats: readonly SeatRow[];
  readonly eligible: number;
  readonly requestedAt: Date;
}

/** Where the applicant's way to the draw stands. */
export type DrawDesk = { readonly head: CaseHead; readonly conditions: ShownConditions } & (
  | { readonly step: "closed"; readonly denial: Denial }
  | { readonly step: "asking"; readonly open: ConditionTopic }
  | {
      readonly step: "checking";
      readonly denial: Denial | null;
      readonly preview: PoolPreview;
      readonly shown: string;
    }
  | { readonly step: "drawing"; readonly request: PublishedRequest }
  | { readonly step: "drawn" }
);

/** The page before the draw; null when the case is not the actor's. The number of statements is fixed. */
export async function readDrawDesk(ctx: Ctx, caseId: string): Promise<DrawDesk | null> {
  const own = await readOwnCase(ctx, caseId);
  if (!own) return null;
  const { reviewed, head } = own;
  const base = { head, conditions: conditionsOf(reviewed) };
  if (reviewed.frozenAt) {
    const request = reviewed.state === "DRAWING" ? await findPublished(ctx, reviewed.id) : null;
    return request ? { ...base, step: "drawing", request } : { ...base, step: "drawn" };
  }
  const denial = ended(reviewed) ?? whyNotSetConditions(ctx.actor, reviewed);
  if (denial) return { ...base, step: "closed", denial };
  const open = openTopic(reviewed);
  const { seats, meetingFrom: from, meetingTo: to } = reviewed;
  if (open || !seats || !from || !to) return { ...base, step: "asking", open: open ?? "team" };
  const policy = await parametersOf(ctx, reviewed);
  return {
    ...base,
    step: "checking",
    shown: conditionsDigest(reviewed),
    denial: whyNotRequestDraw(ctx.actor, reviewed, ctx.now, policy),
    preview: await previewPool(ctx, reviewed, { seats, meeting: { from, to } }),
  };
}

/** What the question pages need: the stored answers and the limits; a reason when they are closed. */
export async function readConditions(ctx: Ctx, caseId: string) {
  const own = await readOwnCase(ctx, caseId);
  if (!own) return null;
  const { reviewed, head } = own;
  const policy = await parametersOf(ctx, reviewed);
  const allowed = await listAllowedExtras(ctx, reviewed);
  const least = policy["panel.min_main"];
  const most = policy["panel.max_total"];
  return {
    head,
    conditions: conditionsOf(reviewed),
    denial: whyNotSetConditions(ctx.actor, reviewed),
    limits: {
      least,
      most,
      each: policy["panel.extra_per_specialty"],
      rows: Math.min(EXTRA_ROWS, most - least, allowed.length),
      minLead: policy["draw.min_lead"],
      advisedLead: policy["draw.advised_lead"],
    },
    extras: allowed.map((specialty) => ({ specialty, label: labelOf(specialty) })),
  };
}

export type ConditionQuestions = NonNullable<Awaited<ReturnType<typeof readConditions>>>;

function ended({ state }: ReviewCase): Denial | null {
  return state === "CANCELLED" || state === "VOID"
    ? { code: "ENDED", sentence: "论证项目已经结束，不再抽取专家。" }
    : null;
}

function conditionsOf(reviewed: ReviewCase): ShownConditions {
  const { meetingFrom: from, meetingTo: to } = reviewed;
  return {
    mainLabel: reviewed.mainSpecialty ? labelOf(reviewed.mainSpecialty) : null,
    seats: (reviewed.seats ?? []).map(seatRow),
    meeting: from && to ? { from, to } : null,
    place: reviewed.meetingPlace,
  };
}

async function findPublished(ctx: Ctx, caseId: string): Promise<PublishedRequest | null> {
  const [row] = await reader(ctx)
    .select({
      requestHash: drawRound.requestHash,
      anchor: sql<string>`${drawRound.request} ->> 'anchor'`,
      seats: sql<{ specialty: string; count: number }[]>`${drawRound.request} -> 'seats'`,
      eligible: drawRound.eligible,
      requestedAt: drawRound.requestedAt,
    })
    .from(drawRound)
    .where(and(eq(drawRound.caseId, caseId), eq(drawRound.round, 1), eq(drawRound.state, "REQUESTED")));
  return row ? { ...row, seats: row.seats.map(seatRow) } : null;
}

/** A seat row with its specialty in words. */
export function seatRow({ specialty, count }: { specialty: string; count: number }): SeatRow {
  return { specialty, label: labelOf(specialty), count };
}

/** A specialty in words; a code that is none stands for itself. */
export function labelOf(specialty: string): string {
  return specialtyOf(specialty)?.label ?? specialty;
}
