/** A step between two units: shares from `upper` to `lower`, or branch and legal person. Pure. */
export interface Edge {
  readonly upper: string;
  readonly lower: string;
  readonly kind: "SHARE" | "BRANCH";
  readonly controls: boolean;
}

export interface Step<E extends Edge = Edge> {
  readonly from: string;
  readonly to: string;
  readonly edge: E;
  readonly direction: "UP" | "DOWN";
}

/** Which way a path may go on: any share on a direct line; only control once it has turned. */
type Leg = "UP" | "DOWN" | "CONTROL_UP" | "CONTROL_DOWN";

/**
 * The shortest reasons why other units are related to `from`, by unit: straight up, straight down, or, where
 * siblings count, up and down again along control. A branch is its legal person: that step goes either way.
 * A unit that is both on the line and a sibling is explained by the line. Edges at stop nodes are left out by the
 * caller. One walk over the graph answers for all units.
 */
export function pathsFrom<E extends Edge>(
  edges: readonly E[],
  from: string,
  siblings: boolean,
): (to: string) => readonly Step<E>[] | null {
  const next = stepsByUnit(edges);
  const line = walk(next, from, ["UP", "DOWN"]);
  const turned = siblings ? walk(next, from, ["CONTROL_UP"]) : () => null;
  return (to) => line(to) ?? turned(to);
}

/** A place of the walk: a unit on a leg, with the step that led there. */
interface Place<E extends Edge> {
  readonly unit: string;
  readonly leg: Leg;
  readonly step: Step<E> | null;
  readonly before: Place<E> | null;
}

function walk<E extends Edge>(
  next: ReadonlyMap<string, readonly Step<E>[]>,
  from: string,
  legs: readonly Leg[],
): (to: string) => readonly Step<E>[] | null {
  const seen = new Set(legs.map((leg) => `${leg} ${from}`));
  const first = new Map<string, Place<E>>();
  const places: Place<E>[] = legs.map((leg) => ({ unit: from, leg, step: null, before: null }));
  // Grows while it is gone through: nearer places stand before farther ones.
  for (const place of places) {
    for (const step of next.get(place.unit) ?? []) {
      for (const leg of continuations(place.leg, step)) {
        const key = `${leg} ${step.to}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const reached = { unit: step.to, leg, step, before: place };
        places.push(reached);
        if (!first.has(step.to)) first.set(step.to, reached);
      }
    }
  }
  return (to) => {
    const path: Step<E>[] = [];
    for (let place = first.get(to) ?? null; place?.step; place = place.before) path.push(place.step);
    return path.length > 0 ? path.reverse() : null;
  };
}

function continuations(leg: Leg, { edge, direction }: Step): readonly Leg[] {
  const same = edge.kind === "BRANCH";
  switch (leg) {
    case "UP":
    case "DOWN":
      return same || direction === leg ? [leg] : [];
    case "CONTROL_UP":
      if (same) return ["CONTROL_UP", "CONTROL_DOWN"];
      if (!edge.controls) return [];
      return direction === "UP" ? ["CONTROL_UP"] : ["CONTROL_DOWN"];
    case "CONTROL_DOWN":
      return same || (edge.controls && direction === "DOWN") ? ["CONTROL_DOWN"] : [];
  }
}

function stepsByUnit<E extends Edge>(edges: readonly E[]): ReadonlyMap<string, readonly Step<E>[]> {
  const map = new Map<string, Step<E>[]>();
  const add = (step: Step<E>) => {
    const known = map.get(step.from);
    if (known) known.push(step);
    else map.set(step.from, [step]);
  };
  for (const edge of edges) {
    add({ from: edge.lower, to: edge.upper, edge, direction: "UP" });
    add({ from: edge.upper, to: edge.lower, edge, direction: "DOWN" });
  }
  return map;
}
