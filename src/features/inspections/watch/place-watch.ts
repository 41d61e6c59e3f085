import type { Tx } from "@/db/client";
import { keyWatch } from "@/db/schema";
import { addDays, dateAt, type PolicyParameters } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { InvalidInput } from "@/platform/errors";
import { randomId } from "@/platform/id";

/** How long and how often: entered, or what the policy says. */
export interface WatchTerms {
  readonly until: string;
  readonly intervalDays: number;
}

/** The last day of a watch that begins on a day, so many months on; a day that month has not is its last. */
export function watchEnd(from: string, months: number): string {
  const [year = 0, month = 1, day = 1] = from.split("-").map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(day, last));
  return target.toISOString().slice(0, 10);
}

/** 加大检查频次 (五(二)): more often than ordinary works, and to a day that is not forgotten. InvalidInput. */
export function demandTerms(terms: WatchTerms, now: Date, policy: PolicyParameters): void {
  const today = dateAt(now);
  const ordinary = policy["inspection.ordinary_interval"];
  if (terms.until <= today) throw new InvalidInput({ until: "截止日期应在今天以后" });
  if (terms.until > addDays(today, 366 * 5)) throw new InvalidInput({ until: "截止日期不能超过五年" });
  if (terms.intervalDays >= ordinary)
    throw new InvalidInput({ intervalDays: `重点检查对象的检查间隔应短于一般项目的${ordinary}日` });
}

interface Watched {
  readonly organizationId: string;
  readonly projectId: string;
  readonly body: string;
  readonly by: string;
}

/** The unit and the project go on the list, each with its own end. Answers the lines of the trace. */
export async function placeWatch(
  tx: Tx,
  about: { readonly outsideReviewId: string } | { readonly inspectionId: string },
  { organizationId, projectId, body, by }: Watched,
  terms: WatchTerms,
  now: Date,
): Promise<Audit[]> {
  const common = {
    ...about,
    jurisdictionCode: body,
    fromDate: dateAt(now),
    toDate: terms.until,
    intervalDays: terms.intervalDays,
    placedBy: by,
    placedAt: now,
  };
  const rows = [
    { id: randomId(), organizationId, projectId: null, ...common },
    { id: randomId(), organizationId: null, projectId, ...common },
  ];
  await tx.insert(keyWatch).values(rows);
  return rows.map((row) => ({
    action: "keyWatch.placed" as const,
    subject: { type: "keyWatch", id: row.id },
    detail: {
      ...about,
      ...(row.projectId ? { project: row.projectId } : { unit: row.organizationId }),
      until: terms.until,
      intervalDays: terms.intervalDays,
    },
  }));
}
