/** A unit and a share as the plain re-computation knows them. */
export interface PlainUnit {
  readonly id: string;
  readonly stop: boolean;
  readonly head: string | null;
}

export interface PlainShare {
  readonly owner: string;
  readonly owned: string;
  readonly controls: boolean;
  readonly from: string;
  readonly to: string | null;
  readonly superseded: boolean;
}

/**
 * 上下级关系 as the words say it, without SQL and without the product's code: people to the left and right of a
 * line, then everybody one enterprise controls. Answers `LINE` or `SIBLING` by unit.
 */
export function plainClosure(
  units: readonly PlainUnit[],
  shares: readonly PlainShare[],
  parties: readonly string[],
  day: string,
  siblings: boolean,
): Map<string, "LINE" | "SIBLING"> {
  const unit = new Map(units.map((one) => [one.id, one]));
  const open = (id: string) => unit.get(id)?.stop === false;
  const held = shares.filter(
    (one) =>
      !one.superseded &&
      one.from <= day &&
      (one.to === null || day <= one.to) &&
      open(one.owner) &&
      open(one.owned),
  );
  const samePerson = (id: string) =>
    units
      .filter(({ head, id: other }) => head !== null && (head === id || other === id))
      .map(({ head, id: other }) => (head === id ? other : (head as string)))
      .filter((other) => open(other) && open(id));
  const grow = (start: readonly string[], next: (id: string) => string[]) => {
    const all = new Set(start.filter(open));
    for (const id of all) for (const other of [...samePerson(id), ...next(id)]) all.add(other);
    return all;
  };
  const owners = (only: boolean) => (id: string) =>
    held.filter((one) => one.owned === id && (one.controls || !only)).map(({ owner }) => owner);
  const owned = (only: boolean) => (id: string) =>
    held.filter((one) => one.owner === id && (one.controls || !only)).map((one) => one.owned);
  const found = new Map<string, "LINE" | "SIBLING">();
  if (siblings) {
    for (const controller of grow(parties, owners(true)))
      for (const id of grow([controller], owned(true))) found.set(id, "SIBLING");
  }
  for (const party of parties) {
    for (const id of [...grow([party], owners(false)), ...grow([party], owned(false))]) found.set(id, "LINE");
  }
  for (const party of parties) found.delete(party);
  return found;
}
