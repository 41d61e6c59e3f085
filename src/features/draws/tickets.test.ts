import { orderByTicket, ticketOf } from "./tickets";

const seed = "5a".repeat(32);
const people = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ expert: `QD${String(i).padStart(6, "0")}` }));

/** Sorts whole tickets one by one, ties by expert. */
function plainly(list: readonly { readonly expert: string }[]): string[] {
  return list
    .map(({ expert }) => ({ expert, ticket: ticketOf(seed, expert) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : a.expert < b.expert ? -1 : 1))
    .map(({ expert }) => expert);
}

describe("the ticket order", () => {
  // Among 300,000 some share the bits that are sorted by first.
  it.each([0, 1, 2, 3, 31, 32, 33, 1000, 300_000])("of %i people is that of their whole tickets", (count) => {
    const list = people(count);
    const { order, ticketOf: ticketAt } = orderByTicket(seed, list);
    const places = [...order];
    expect(places.map((at) => list[at]!.expert)).toEqual(plainly(list));
    const first = places[0];
    if (first !== undefined) expect(ticketAt(first)).toBe(ticketOf(seed, list[first]!.expert));
  });

  it("gives equal tickets one after the other", () => {
    const list = [...people(3), ...people(3)];
    const names = [...orderByTicket(seed, list).order].map((at) => list[at]!.expert);
    expect(names).toEqual(
      [...people(3), ...people(3)]
        .map(({ expert }) => expert)
        .sort((a, b) =>
          ticketOf(seed, a) < ticketOf(seed, b) ? -1 : ticketOf(seed, a) > ticketOf(seed, b) ? 1 : 0,
        ),
    );
  });
});
