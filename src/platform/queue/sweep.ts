import type { Ctx } from "../context";

/**
 * Work re-derived from the tables, whatever became of the wake-up calls: runs every SWEEP_SECONDS in
 * each worker, set-based with SKIP LOCKED, so that several at once share the work.
 */
export interface Sweep {
  readonly name: string;
  /** How many things it moved; it is run again at once while that is not 0. */
  run(ctx: Ctx): Promise<number>;
}
