/** A share as it bears on the sum: percent, first and last day. Pure. */
export interface Held {
  readonly percent: number;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/**
 * The most that is held of one unit on any day on which `added` is held, `added` included, in percent.
 * The sum only rises on a first day, so those days are enough.
 */
export function greatestSum(added: Held, others: readonly Held[]): { percent: number; on: string } {
  const days = [added.validFrom, ...others.map(({ validFrom }) => validFrom)].filter((day) =>
    held(added, day),
  );
  let most = { percent: 0, on: added.validFrom };
  for (const on of days) {
    // Whole hundredths: thirds of a unit would not add up in floating point.
    const hundredths = [added, ...others]
      .filter((share) => held(share, on))
      .reduce((sum, { percent }) => sum + Math.round(percent * 100), 0);
    if (hundredths > most.percent * 100) most = { percent: hundredths / 100, on };
  }
  return most;
}

function held({ validFrom, validTo }: Held, day: string): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}
