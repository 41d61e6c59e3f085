import postgres, { type Sql } from "postgres";

/** The one clock, moved through the past while a city's history happens; put back as it was afterwards. */
export interface MovingClock {
  /** The instant at which the seeding began: nothing happens after it. */
  readonly present: Date;
  readonly owner: Sql;
  /** Sets the clock to `at` when it is not there yet; it never goes back. */
  moveTo(at: Date): Promise<void>;
  close(): Promise<void>;
}

/**
 * Only the owner may write the offset. `leftOver`: a killed seeding may have left its own, which leads into
 * the past and is dropped first; a test's clock that runs ahead stays.
 */
export async function openMovingClock(ownerUrl: string, leftOver: boolean): Promise<MovingClock> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { TimeZone: "UTC" } });
  try {
    if (leftOver) await owner`delete from clock_offset where amount < interval '0'`;
    const [before] = await owner<{ present: Date; amount: string | null }[]>`
      select app_now() as present, (select amount::text from clock_offset) as amount`;
    if (!before) throw new Error("the database gave no time");
    let [set, setAt] = [0, 0];
    return {
      present: before.present,
      owner,
      moveTo: async (at) => {
        if (set > 0 && at.getTime() <= set + performance.now() - setAt) return;
        await owner`insert into clock_offset (amount) values (${at.toISOString()}::timestamptz - clock_timestamp())
          on conflict ("only") do update set amount = ${at.toISOString()}::timestamptz - clock_timestamp()`;
        [set, setAt] = [at.getTime(), performance.now()];
      },
      close: async () => {
        try {
          await owner.begin(async (sql) => {
            await sql`delete from clock_offset`;
            if (before.amount !== null)
              await sql`insert into clock_offset (amount) values (${before.amount}::interval)`;
          });
        } finally {
          await owner.end({ timeout: 5 });
        }
      },
    };
  } catch (error) {
    await owner.end({ timeout: 5 });
    throw error;
  }
}
