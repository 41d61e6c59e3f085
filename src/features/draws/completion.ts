import { findExchange } from "./exchange";
import type { Place, Plan, Step } from "./plan";
import { type Kind, NO_EMPLOYER, type PoolKinds } from "./pool-kinds";

/**
 * Keeps, while the ticket order is walked, one plan that fills every open seat with the people taken so far
 * and unnamed later ones. A candidate outside the plan is admitted when one exchange lets her in without
 * putting out anyone taken. Why this is exact, and why its cost does not grow with the pool: ADR 0002.
 */
export class Completion implements Plan {
  readonly places: Place[] = [];
  readonly spare: Int32Array;
  readonly spareBySkills: Int32Array;
  readonly placed: Int32Array;
  readonly kindsBySkills: readonly Kind[][];
  readonly kindsByEmployer: readonly Kind[][];
  private readonly unnamed: Int32Array;
  private readonly refused = new Set<number>();

  constructor(
    readonly pool: PoolKinds,
    private readonly counts: readonly number[],
  ) {
    this.spare = new Int32Array(pool.kinds.length);
    this.unnamed = new Int32Array(pool.kinds.length);
    this.spareBySkills = new Int32Array(pool.skillSets.length);
    this.placed = new Int32Array(pool.room.length);
    this.kindsBySkills = pool.skillSets.map(() => []);
    this.kindsByEmployer = pool.room.map(() => []);
    for (const kind of pool.kinds) {
      this.kindsBySkills[kind.skills]!.push(kind);
      if (kind.employer !== NO_EMPLOYER) this.kindsByEmployer[kind.employer]!.push(kind);
    }
    // People of an employer whose cap is used up by those seated can never be taken.
    for (const kind of pool.kindOf) if (!this.isFull(kind.employer)) this.addSpare(kind, 1);
  }

  /** Makes the first plan and answers how many seats it fills; unless that is all, admit nobody. */
  fill(): number {
    for (const [row, count] of this.counts.entries()) {
      for (let n = 0; n < count; n++) {
        const steps = findExchange(this, { fromRow: row });
        // No augmenting path from this row now means none later, however other rows are filled.
        if (!steps) break;
        this.apply(steps);
      }
    }
    return this.places.length;
  }

  /** The next person in ticket order is of this kind: true takes her, false passes her over for good. */
  admit(kind: Kind): boolean {
    if (this.unnamed[kind.id]! > 0) {
      this.unnamed[kind.id]!--;
      this.places.find((place) => place.kind === kind && !place.taken)!.taken = true;
      return true;
    }
    const closed = this.isFull(kind.employer);
    if (closed && this.placed[kind.employer] === 0) return false;
    this.addSpare(kind, -1);
    // Until the plan changes the spare people only grow fewer, so a refusal stays right for all who start alike.
    const start = closed ? kind.employer : NO_EMPLOYER;
    const alike = (start + 1) * this.pool.skillSets.length + kind.skills;
    if (this.refused.has(alike)) return false;
    const steps = findExchange(this, { fromKind: kind });
    if (!steps) {
      this.refused.add(alike);
      return false;
    }
    this.apply(steps);
    this.refused.clear();
    return true;
  }

  isFull(employer: number): boolean {
    return employer !== NO_EMPLOYER && this.placed[employer]! >= this.pool.room[employer]!;
  }

  private addSpare(kind: Kind, change: number): void {
    this.spare[kind.id]! += change;
    this.spareBySkills[kind.skills]! += change;
  }

  private apply(steps: readonly Step[]): void {
    for (const step of steps) {
      if (step.move === "reseat") {
        step.place.row = step.row;
        continue;
      }
      const kind = step.move === "drop" ? step.place.kind : step.kind;
      const change = step.move === "drop" ? -1 : 1;
      if (kind.employer !== NO_EMPLOYER) this.placed[kind.employer]! += change;
      if (step.move !== "admit") {
        this.unnamed[kind.id]! += change;
        this.addSpare(kind, -change);
      }
      if (step.move === "drop") this.places.splice(this.places.indexOf(step.place), 1);
      else this.places.push({ kind, row: step.row, taken: step.move === "admit" });
    }
  }
}
