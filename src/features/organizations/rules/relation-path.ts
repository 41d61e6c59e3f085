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
 * The shortest reason why two units are related, or null: straight up, straight down, or, where siblings
 * count, up and down again along control. A branch is its legal person: that step goes either way.
 * Edges at stop nodes are left out by the caller.
 */
export function findPath<E extends Edge>(
  edges: readonly E[],
  from: string,
  to: string,
  siblings: boolean,
): readonly Step<E>[] | null {
  const next = stepsByUnit(edges);
  const legs: Leg[] = ["UP", "DOWN", ...(siblings ? (["CONTROL_UP"] as const) : [])];
  // Direct lines first: a unit that is both counts as on the line.
  for (const group of [legs.filter((leg) => leg !== "CONTROL_UP"), legs]) {
    const found = search(next, from, to, group);
    if (found) return found;
  }
  return null;
}

function search<E extends Edge>(
  next: ReadonlyMap<string, readonly Step<E>[]>,
  from: string,
  to: string,
  legs: readonly Leg[],
): readonly Step<E>[] | null {
  const seen = new Set(legs.map((leg) => `${leg} ${from}`));
  let front = legs.map((leg) => ({ unit: from, leg, path: [] as readonly Step<E>[] }));
  while (front.length > 0) {
    const hit = front.find(({ unit, path }) => unit === to && path.length > 0);
    if (hit) return hit.path;
    front = front.flatMap(({ unit, leg, path }) =>
      (next.get(unit) ?? []).flatMap((step) =>
        continuations(leg, step).flatMap((then) => {
          const key = `${then} ${step.to}`;
          if (seen.has(key)) return [];
          seen.add(key);
          return [{ unit: step.to, leg: then, path: [...path, step] }];
        }),
      ),
    );
  }
  return null;
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
