import { checkInvariants } from "../../bin/invariants";
import { database } from "../../src/db/client";

/** Every invariant holds now; the broken ones with their offenders otherwise. */
export async function expectInvariants(): Promise<void> {
  const findings = await database().transaction((tx) => checkInvariants(tx), {
    isolationLevel: "repeatable read",
  });
  expect(findings.length).toBeGreaterThan(20);
  expect(findings.filter(({ offenders }) => offenders.length > 0)).toEqual([]);
}

/** Waits for `condition`; throws with `what` when it has not come true in time. */
export async function until(
  what: string,
  condition: () => Promise<boolean> | boolean,
  milliseconds = 20_000,
): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited too long: ${what}`);
    await sleep(50);
  }
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** One line of what was measured, for docs/faults.md; jest shows it beside the result. */
export function measured(line: string): void {
  process.stdout.write(`${line}\n`);
}
