import type { Records } from "./records";

/** Wrong passwords in a row before the account is locked (GB/T 22239: 身份鉴别). */
export const failuresAllowed = 5;
/** How long the lock lasts, and how long failures are remembered, in milliseconds. */
export const lockMs = 15 * 60_000;

/** Counts wrong passwords per typed account, known or not, so that a lock tells nothing about existence. */
export class Lockout {
  readonly #records: Records;
  readonly #now: () => number;

  constructor(records: Records, now: () => number) {
    this.#records = records;
    this.#now = now;
  }

  /** Milliseconds until the account may be tried again; 0 when it is not locked. */
  remainingMs(subject: string): number {
    const until = Number(this.#records.get("Lockout", subject)?.until ?? 0);
    return Math.max(0, until - this.#now());
  }

  /** Notes a wrong password; answers how many tries are left (0: locked now). */
  fail(subject: string): number {
    const failures = Number(this.#records.get("Lockout", subject)?.failures ?? 0) + 1;
    const until = failures >= failuresAllowed ? this.#now() + lockMs : 0;
    this.#records.put("Lockout", subject, { failures, until }, lockMs / 1000);
    return Math.max(0, failuresAllowed - failures);
  }

  /** Forgets the failures after a right password. */
  clear(subject: string): void {
    this.#records.remove("Lockout", subject);
  }
}
