import { isExpected } from "@/platform/errors";

/** A story that went otherwise than told, as chance will have it: it must not pass for a city. */
export class ToldOtherwise extends Error {
  override readonly name = "ToldOtherwise";
}

/**
 * What somebody in a story could not do, because an earlier draw had fallen out otherwise, is no fault of the telling;
 * anything else is, and stays what it was.
 */
export function spoiled(error: unknown): unknown {
  return isExpected(error)
    ? new ToldOtherwise(`somebody was refused: ${error.message}`, { cause: error })
    : error;
}
