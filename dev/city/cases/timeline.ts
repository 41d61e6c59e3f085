import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { type Handler, performRow } from "@/platform/queue/perform";
import type { MovingClock } from "./moving-clock";

interface Event {
  readonly at: Date;
  readonly run: () => Promise<void>;
}

/** What the worker does, with everything that follows from it. */
export interface Machinery {
  readonly handlers: ReadonlyMap<string, Handler>;
  /** Looks after messages whose receipt is overdue. */
  sweep(): Promise<void>;
}

/** A row that stays due however often it is done would keep the clock standing. */
const mostPasses = 60;
/** As many things at once as a worker does; well below the pool of connections. */
const atOnce = 6;

/**
 * Everything that happens in a city, in the order of time: what people do as they planned it, and between
 * them the product's own work at the moment it falls due. What falls on one instant happens side by side.
 */
export class Timeline {
  private events: Event[] = [];

  constructor(private readonly clock: MovingClock) {}

  add(at: Date, run: () => Promise<void>): void {
    const place = this.events.findLastIndex((event) => event.at <= at);
    this.events.splice(place + 1, 0, { at, run });
  }

  /** Lives through everything up to `end`; what lies after it never happens. */
  async run(end: Date, machinery: Machinery): Promise<void> {
    for (;;) {
      const [event] = this.events;
      const due = await nextDue();
      const at = due && (!event || due <= event.at) ? due : event?.at;
      if (!at || at > end) return;
      await this.clock.moveTo(at);
      if (at === due) await work(machinery);
      else await sideBySide(this.take(at), (one) => one.run());
    }
  }

  private take(at: Date): Event[] {
    const later = this.events.findIndex((event) => event.at > at);
    return this.events.splice(0, later < 0 ? this.events.length : later);
  }
}

/** When the product itself has something to do next. */
async function nextDue(): Promise<Date | null> {
  const [row] = await database().execute<{ at: string | null }>(sql`
    select least(
      (select min(due_at) from outbox where done_at is null and dead_at is null),
      (select min(greatest(due_at, sent_at + make_interval(secs => coalesce(fallback_after_seconds, give_up_after_seconds))))
         from sms_message where state = 'SENT' and coalesce(fallback_after_seconds, give_up_after_seconds) is not null)) as at`);
  return row?.at ? new Date(row.at) : null;
}

async function work({ handlers, sweep }: Machinery): Promise<void> {
  for (let passes = 0; ; passes++) {
    const rows = await database().execute<{ id: string }>(sql`
      update outbox set relayed_at = app_now(), attempts = attempts + 1
      where done_at is null and dead_at is null and due_at <= (select app_now())
      returning id`);
    if (rows.length === 0) break;
    if (passes > mostPasses) throw await stuck();
    await sideBySide(rows, ({ id }) => performRow(handlers, id));
  }
  await sweep();
}

/** Fails when one failed, and only after the others have come to their end: nothing goes on behind the back. */
async function sideBySide<T>(things: readonly T[], act: (thing: T) => Promise<void>): Promise<void> {
  const waiting = [...things];
  const failures: unknown[] = [];
  const hand = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (failures.length > 0) return;
      await act(next).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, hand));
  if (failures.length > 0) throw failures[0];
}

async function stuck(): Promise<Error> {
  const rows = await database().execute<{ job: string; error: string | null }>(sql`
    select job, last_error as error from outbox where done_at is null and dead_at is null and due_at <= app_now()`);
  return new Error(
    `work that does not end: ${rows.map((row) => `${row.job} ${row.error ?? ""}`).join(", ")}`,
  );
}
