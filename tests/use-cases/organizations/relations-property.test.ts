import fc from "fast-check";
import { database } from "../../../src/db/client";
import { findRelationPath, relatedOrganizations } from "../../../src/features/organizations";
import { randomId } from "../../../src/platform/id";
import { useDatabase } from "../../support/database";
import { station } from "./people";
import { type PlainShare, type PlainUnit, plainClosure } from "./plain-closure";
import { someUscc } from "./units";

const db = useDatabase();
const days = ["2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01", "2026-11-25"] as const;
const day = fc.constantFrom(...days);
const size = 14;
const index = fc.nat(size - 1);

/** Random groups: circles, branches (also of branches), stop nodes, shares that begin, end or were believed once. */
const world = fc.record({
  stops: fc.array(index, { maxLength: 2 }),
  branches: fc.array(fc.tuple(index, index), { maxLength: 5 }),
  shares: fc.array(
    fc.record({
      owner: index,
      owned: index,
      controls: fc.boolean(),
      from: day,
      to: fc.option(day, { nil: null, freq: 1 }),
      superseded: fc.nat(5).map((value) => value === 0),
    }),
    { minLength: 8, maxLength: 30, size: "max" },
  ),
  parties: fc.uniqueArray(index, { minLength: 1, maxLength: 3 }),
  on: day,
  siblings: fc.boolean(),
});

type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

async function build({
  stops,
  branches,
  shares,
}: World): Promise<{ units: PlainUnit[]; held: PlainShare[] }> {
  const ids = Array.from({ length: size }, () => randomId());
  const at = (place: number) => ids[place] as string;
  const heads = new Map(
    branches.filter(([one, head]) => one !== head).map(([one, head]) => [at(one), at(head)]),
  );
  const units = ids.map((id, place) => ({ id, stop: stops.includes(place), head: heads.get(id) ?? null }));
  const held = shares
    .filter(({ owner, owned, from, to }) => owner !== owned && (to === null || from <= to))
    .map((one) => ({ ...one, owner: at(one.owner), owned: at(one.owned) }));
  const rows = units.map((one) => ({ ...one, uscc: someUscc() }));
  await db.owner`insert into organization (id, uscc, name, stop_node, branch_of)
    select r.id, r.uscc, '随机单位', r.stop, r.head
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id uuid, uscc text, stop boolean, head uuid)`;
  await db.owner`insert into ownership (id, owner_id, owned_id, percent, controls, valid_from, valid_to, superseded_at)
    select gen_random_uuid(), r.owner, r.owned, 1, r.controls, r.from, r.to, case when r.superseded then app_now() end
    from jsonb_to_recordset(${JSON.stringify(held)}::text::jsonb)
      as r(owner uuid, owned uuid, controls boolean, "from" date, "to" date, superseded boolean)`;
  return { units, held };
}

describe("related units of random groups", () => {
  it("are those of a plain re-computation, and each has a path exactly when it is related", async () => {
    let related = 0;
    let worlds = 0;
    await fc.assert(
      fc.asyncProperty(world, async (random) => {
        const { units, held } = await build(random);
        const parties = random.parties.map((place) => units[place]?.id as string);
        const expected = plainClosure(units, held, parties, random.on, random.siblings);
        const policy = { siblings: random.siblings };
        const found = await relatedOrganizations(database(), parties, random.on, policy);
        expect(Object.fromEntries([...found].map(([id, { kind }]) => [id, kind]))).toEqual(
          Object.fromEntries(expected),
        );
        related += found.size;
        worlds += 1;
        const [party] = parties as [string, ...string[]];
        const alone = plainClosure(units, held, [party], random.on, random.siblings);
        const ctx = await station();
        for (const { id } of units.filter((one) => one.id !== party).slice(0, 3)) {
          const path = await findRelationPath(ctx, party, id, random.on, policy);
          expect([id, path !== null]).toEqual([id, alone.has(id)]);
          if (!path) continue;
          expect([path[0]?.from, path.at(-1)?.to]).toEqual([party, id]);
          // A direct line never turns; a way among siblings runs on control alone.
          const turns = new Set(
            path.filter(({ edge }) => edge.kind === "SHARE").map(({ direction }) => direction),
          );
          if (alone.get(id) === "LINE") expect(turns.size).toBeLessThanOrEqual(1);
          else expect(path.every(({ edge }) => edge.controls)).toBe(true);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
    expect(worlds).toBe(150);
    expect(related).toBeGreaterThan(400);
  }, 120_000);
});
