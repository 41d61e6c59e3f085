/**
 * Gives seats to people who are known to be seatable together: in their order, each gets the first row of hers
 * that leaves the rest seatable. `rowsOf`: the rows each person can take, ascending; `counts`: seats of each row.
 * Answers with the row of each person.
 */
export function giveSeats(rowsOf: readonly (readonly number[])[], counts: readonly number[]): number[] {
  const left = [...counts];
  return rowsOf.map((rows, person) => {
    for (const row of rows) {
      if (left[row] === 0) continue;
      left[row]!--;
      if (canSeatAll(rowsOf.slice(person + 1), left)) return row;
      left[row]!++;
    }
    throw new RangeError(`person ${person} cannot be seated with the others`);
  });
}

/** Bipartite matching by augmenting paths: whether everyone finds a seat at once. */
function canSeatAll(rowsOf: readonly (readonly number[])[], counts: readonly number[]): boolean {
  const sitting: number[][] = counts.map(() => []);
  const place = (person: number, tried: Set<number>): boolean => {
    for (const row of rowsOf[person]!) {
      if (tried.has(row)) continue;
      tried.add(row);
      const there = sitting[row]!;
      if (there.length < counts[row]!) {
        there.push(person);
        return true;
      }
      for (const [seat, other] of there.entries()) {
        if (!place(other, tried)) continue;
        there[seat] = person;
        return true;
      }
    }
    return false;
  };
  return rowsOf.every((_, person) => place(person, new Set()));
}
