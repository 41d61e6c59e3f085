import { durationMs } from "@/features/rulebook";

/**
 * The applicant sees answers in batches (E25): at fixed instants of the clock, never the moment of one
 * answer. The last such instant, `now` included.
 */
export function batchAt(now: Date, refresh: string): Date {
  const step = durationMs(refresh);
  return new Date(Math.floor(now.getTime() / step) * step);
}

/** The instant from which something that happened at `instant` is shown. */
export function shownFrom(instant: Date, refresh: string): Date {
  const step = durationMs(refresh);
  return new Date(Math.ceil(instant.getTime() / step) * step);
}

/** The next instant at which the page can change. */
export function batchAfter(now: Date, refresh: string): Date {
  return new Date(batchAt(now, refresh).getTime() + durationMs(refresh));
}
