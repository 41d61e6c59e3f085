import { and, desc, eq, inArray } from "drizzle-orm";
import { expertApplication } from "@/db/schema";
import { addDays, type DateString, dateAt, instantOf, policyInForce } from "@/features/rulebook";
import { reader } from "@/platform/context";
import { findOwnMembership, type OwnMembership, type ReadCtx } from "./find-own-membership";

/** What a member owes beside invitations. `by` is the last instant, null for none. */
export interface MemberDuty {
  readonly kind: "ONBOARD" | "CONFIRM_EMPLOYER" | "RENEW" | "FINISH_APPLICATION";
  readonly by: Date | null;
  readonly overdue: boolean;
}

/** The yearly confirmation is asked for so many days before it runs out. */
const confirmAhead = 30;

/** Her duties, the most urgent first. Nobody who has left the pool owes any. */
export async function listMemberDuties(ctx: ReadCtx): Promise<MemberDuty[]> {
  const [own, { values: policy }] = await Promise.all([findOwnMembership(ctx), policyInForce(ctx)]);
  if (!own || own.departure) return [];
  const duties = [
    ...onboarding(own, ctx.now),
    ...confirmation(own, ctx.now),
    ...(await renewal(ctx, own, policy["membership.renewal_months"])),
  ];
  const far = Number.POSITIVE_INFINITY;
  return duties.sort((a, b) => (a.by?.getTime() ?? far) - (b.by?.getTime() ?? far));
}

function onboarding(own: OwnMembership, now: Date): MemberDuty[] {
  const { term } = own;
  if (!term || term.onboardedAt || term.to < dateAt(now)) return [];
  return [{ kind: "ONBOARD", by: null, overdue: false }];
}

function confirmation(own: OwnMembership, now: Date): MemberDuty[] {
  const { term, confirmedUntil: by } = own;
  if (!term?.onboardedAt || term.to < dateAt(now)) return [];
  if (by && dateAt(by) > addDays(dateAt(now), confirmAhead)) return [];
  return [{ kind: "CONFIRM_EMPLOYER", by, overdue: by === null || by <= now }];
}

async function renewal(ctx: ReadCtx, own: OwnMembership, months: number): Promise<MemberDuty[]> {
  const { actor } = ctx;
  if (!own.term || actor.kind !== "user") return [];
  const by = instantOf(addDays(own.term.to, 1));
  const overdue = by <= ctx.now;
  const [open] = await reader(ctx)
    .select({ state: expertApplication.state })
    .from(expertApplication)
    .where(
      and(
        eq(expertApplication.personId, actor.personId),
        inArray(expertApplication.state, [
          "DRAFT",
          "RETURNED",
          "SUBMITTED",
          "UNDER_REVIEW",
          "PUBLICITY",
          "OBJECTION",
        ]),
      ),
    )
    .orderBy(desc(expertApplication.createdAt))
    .limit(1);
  if (open)
    return open.state === "DRAFT" || open.state === "RETURNED"
      ? [{ kind: "FINISH_APPLICATION", by, overdue }]
      : [];
  return monthsBefore(own.term.to, months) <= dateAt(ctx.now) ? [{ kind: "RENEW", by, overdue }] : [];
}

/** The same day so many months earlier; the month's last where there is none. */
function monthsBefore(date: DateString, months: number): DateString {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10);
}
