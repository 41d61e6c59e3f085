import { sql } from "drizzle-orm";
import { database } from "../../src/db/client";
import { systemContext } from "../../src/platform/context";
import { randomId } from "../../src/platform/id";
import { mutation } from "../../src/platform/mutation";
import { type BenchDatabase, compare, type Figure, figure, inRounds, median, time } from "./support";

const writes = 150;

/**
 * The trace's share of a write. Baseline: the same transaction, clock, bounds and row, without its entry.
 * One row is the smallest write there is, so this is the largest share an entry can have.
 */
export async function benchAudit(_bench: BenchDatabase): Promise<Figure[]> {
  const ctx = await systemContext("bench");
  const row = () => sql`insert into heartbeat (name, beat_at) values (${randomId()}, now())`;
  const without = () =>
    database().transaction(async (tx) => {
      await tx.execute(
        sql`select app_now() as now, set_config('lock_timeout', '5s', true), set_config('statement_timeout', '10s', true)`,
      );
      await tx.execute(row());
    });
  const withAudit = () =>
    mutation(ctx, async (tx) => {
      await tx.execute(row());
      return {
        value: undefined,
        audit: [
          {
            action: "invitation.accepted",
            subject: { type: "invitation", id: randomId() },
            detail: { case: randomId(), undertaking: "NO_INTEREST_AND_SECRECY" },
          },
        ],
      };
    });
  const spent = async (write: () => Promise<unknown>) => {
    const all: number[] = [];
    for (let n = 0; n < writes; n++) all.push(await time(write));
    return median(all);
  };
  // Twenty at once: what the table takes when commits share their flushes.
  const together = (write: () => Promise<unknown>) => async () => {
    const took = await time(() =>
      Promise.all(
        Array.from({ length: 20 }, async () => {
          for (let n = 0; n < 20; n++) await write();
        }),
      ),
    );
    return took / 400;
  };
  await spent(without);
  await spent(withAudit);
  const series = await inRounds(5, {
    without: () => spent(without),
    withAudit: () => spent(withAudit),
    withoutTogether: together(without),
    together: together(withAudit),
  });
  const perSecond = 1000 / median(series.together);
  return [
    figure(
      "a write of one row: with its audit entry against without, median",
      "ms",
      "ratio ≤ 1.5",
      compare(series.without, series.withAudit),
    ),
    figure(
      `the same, 20 writers at once, per write (with: ${perSecond.toFixed(0)} appends/s)`,
      "ms",
      "ratio ≤ 1.5, ≥ 500 appends/s",
      compare(series.withoutTogether, series.together),
    ),
  ];
}
