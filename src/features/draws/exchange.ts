import type { Place, Plan, Step } from "./plan";
import { type Kind, NO_EMPLOYER } from "./pool-kinds";

/** Where an exchange begins: at a seat row with an empty seat, or with a person of this kind. */
export type Start = { readonly fromRow: number } | { readonly fromKind: Kind };

/**
 * A node of the residual network. `row`: a seat of that row is to be filled. `place`: that place's person moved
 * or left, so her row is next. `employer`: one too many of a full employer. `anyone`: the sink, reached through
 * an employer with room; whoever leaves, leaves from here.
 */
type Node =
  | { readonly at: "row"; readonly row: number; readonly from: Node | null }
  | { readonly at: "place"; readonly place: Place; readonly from: Node }
  | {
      readonly at: "employer";
      readonly employer: number;
      readonly added: Kind | null;
      readonly from: Node | null;
    }
  | { readonly at: "anyone"; readonly addedSkills: number | null; readonly from: Node | null };

/** Finds a shortest exchange by breadth-first search, or null when there is none. */
export function findExchange(plan: Plan, start: Start): Step[] | null {
  return new Search(plan).run(start);
}

class Search {
  private readonly queue: Node[] = [];
  private readonly rows = new Set<number>();
  private readonly places = new Set<Place>();
  private readonly employers = new Set<number>();
  private anyone = false;
  /** Full employers with someone in the plan; the number is bounded by the seats. */
  private readonly full: ReadonlySet<number>;

  constructor(private readonly plan: Plan) {
    this.full = new Set(plan.places.map((p) => p.kind.employer).filter((e) => plan.isFull(e)));
  }

  run(start: Start): Step[] | null {
    const kind = "fromKind" in start ? start.fromKind : null;
    const goalRows = kind && this.plan.pool.skillSets[kind.skills]!;
    if ("fromRow" in start) this.reach({ at: "row", row: start.fromRow, from: null });
    else if (this.plan.isFull(start.fromKind.employer)) {
      this.reach({ at: "employer", employer: start.fromKind.employer, added: null, from: null });
    } else this.reach({ at: "anyone", addedSkills: null, from: null });

    for (let next = 0; next < this.queue.length; next++) {
      const node = this.queue[next]!;
      if (node.at === "row") {
        if (kind && goalRows?.includes(node.row)) return this.stepsTo(node, kind);
        this.leaveRow(node);
      } else if (node.at === "place") this.reach({ at: "row", row: node.place.row, from: node });
      else {
        if (node.at === "anyone" && !kind) return this.stepsTo(node, null);
        this.leaveEmployer(node);
      }
    }
    return null;
  }

  private reach(node: Node): void {
    if (node.at === "anyone") {
      if (this.anyone) return;
      this.anyone = true;
    } else {
      const [seen, key] =
        node.at === "row"
          ? ([this.rows, node.row] as const)
          : node.at === "place"
            ? ([this.places, node.place] as const)
            : ([this.employers, node.employer] as const);
      if ((seen as ReadonlySet<unknown>).has(key)) return;
      (seen as Set<unknown>).add(key);
    }
    this.queue.push(node);
  }

  /** Someone of the plan changes to the empty seat, or a spare person is added on it. */
  private leaveRow(node: Node & { at: "row" }): void {
    const { skillSets } = this.plan.pool;
    for (const place of this.plan.places) {
      if (place.row !== node.row && skillSets[place.kind.skills]!.includes(node.row)) {
        this.reach({ at: "place", place, from: node });
      }
    }
    for (const [skills, rows] of skillSets.entries()) {
      if (!rows.includes(node.row)) continue;
      let withRoom = this.plan.spareBySkills[skills]!;
      if (withRoom === 0) continue;
      for (const employer of this.full) {
        for (const kind of this.plan.kindsByEmployer[employer]!) {
          if (kind.skills !== skills || this.plan.spare[kind.id] === 0) continue;
          withRoom -= this.plan.spare[kind.id]!;
          this.reach({ at: "employer", employer, added: kind, from: node });
        }
      }
      if (withRoom > 0) this.reach({ at: "anyone", addedSkills: skills, from: node });
    }
  }

  /** Somebody not yet taken leaves the plan: of the one full employer, or anyone at all. */
  private leaveEmployer(node: Node & { at: "employer" | "anyone" }): void {
    for (const place of this.plan.places) {
      if (place.taken) continue;
      if (node.at === "anyone" || place.kind.employer === node.employer) {
        this.reach({ at: "place", place, from: node });
      }
    }
  }

  private stepsTo(goal: Node, admitted: Kind | null): Step[] {
    const steps: Step[] = [];
    if (admitted && goal.at === "row") steps.push({ move: "admit", kind: admitted, row: goal.row });
    for (let node = goal; node.from; node = node.from) {
      const { from } = node;
      if (node.at === "place") {
        if (from.at === "row") steps.push({ move: "reseat", place: node.place, row: from.row });
        else steps.push({ move: "drop", place: node.place });
      } else if (from.at === "row" && node.at === "employer") {
        steps.push({ move: "add", kind: node.added!, row: from.row });
      } else if (from.at === "row" && node.at === "anyone") {
        steps.push({ move: "add", kind: this.spareWithRoom(node.addedSkills!), row: from.row });
      }
    }
    return steps;
  }

  private spareWithRoom(skills: number): Kind {
    const { kindsBySkills, spare } = this.plan;
    const usable = (kind: Kind) =>
      spare[kind.id]! > 0 && (kind.employer === NO_EMPLOYER || !this.plan.isFull(kind.employer));
    return kindsBySkills[skills]!.find(usable)!;
  }
}
