import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import {
  changeOrganization,
  endDelegate,
  findRegisteredUnit,
  grantDelegate,
  openPrepared,
  prepareDelegate,
  recordOwnership,
  renameOrganization,
  takeUpGrant,
} from "@/features/organizations";
import { addDays, dateAt } from "@/features/rulebook";
import type { ActorCtx } from "../cases/actors";
import type { CityDelegate, CityUnit } from "../city";
import { demoAccounts } from "../demo-accounts";
import type { PoolSeed } from "./seed-pool";

/**
 * Before the cases: two holdings bear new names, a group three levels deep holds minority shares, and two people
 * act for contractors. What stands already, after a seeding that was killed, is left as it is.
 */
export async function seedUnitsBefore(seed: PoolSeed): Promise<void> {
  const [seeded] = await database().execute<{ n: number }>(
    sql`select count(*)::int as n from organization_name`,
  );
  if (seeded && seeded.n > 0) return;
  await seed.clock.moveTo(new Date(seed.clock.present.getTime() - 89.5 * 24 * 3_600_000));
  await explainStops(seed);
  await rename(seed);
  await group(seed);
  await delegates(seed);
}

/** Why the ownership line stops at them. */
async function explainStops({ city, actors }: PoolSeed): Promise<void> {
  for (const { id } of city.units.filter(({ stopNode }) => stopNode)) {
    const ctx = await actors.station();
    const { version, kinds } = await findRegisteredUnit(ctx, id);
    const stopReason = "履行国有资产出资人职责，不参与企业经营";
    await changeOrganization(ctx, { organizationId: id, version, kinds, headUscc: null, stopReason });
  }
}

async function rename({ city, actors }: PoolSeed): Promise<void> {
  const holdings = city.units.filter(({ sort }) => sort === "holding");
  const names: readonly [CityUnit | undefined, readonly [string, string][]][] = [
    [holdings[0], [["湾畔城建集团有限公司", "2021-05-06"]]],
    [
      holdings[2],
      [
        ["磐渡建设发展集团有限公司", "2019-03-01"],
        ["磐渡发展控股集团有限公司", "2024-07-15"],
      ],
    ],
  ];
  for (const [unit, steps] of names) {
    let before = unit?.name;
    for (const [name, from] of steps) {
      if (!unit || !before) continue;
      const document = `准予变更登记通知书（${from.slice(0, 4)}）`;
      await renameOrganization(await actors.station(), {
        organizationId: unit.id,
        before,
        name,
        from,
        document,
      });
      before = name;
    }
  }
}

/** A holding has a third of a consultancy, which has a fifth of another, which has a tenth of a third. */
async function group({ city, actors }: PoolSeed): Promise<void> {
  const holding = city.units.findLast(({ sort }) => sort === "holding");
  const line = [holding, ...city.units.filter(({ sort }) => sort === "consultancy").slice(0, 3)];
  const percents = [34, 20, 10];
  for (const [index, percent] of percents.entries()) {
    const [owner, owned] = [line[index], line[index + 1]];
    if (!owner || !owned) continue;
    await recordOwnership(await actors.station(), {
      ownerId: owner.id,
      ownedId: owned.id,
      percent,
      controls: false,
      validFrom: "2018-01-01",
    });
  }
}

/** delegate1 may do everything for the first contractor; delegate2 files for it, and the second one asks for her. */
async function delegates(seed: PoolSeed): Promise<void> {
  const { city, actors } = seed;
  const units = ["contractor1", "contractor2"].map((username) => unitOf(seed, username));
  const [first, second] = units as [CityUnit, CityUnit];
  const [all, filing] = city.delegates as [CityDelegate, CityDelegate];
  const day = dateAt((await actors.station()).now);
  const grant = async (unit: CityUnit, who: CityDelegate, rights: ("FILE" | "DRAW")[]) => {
    const ctx: ActorCtx = await actors.contractor(unit.id);
    const input = { ...who, rights, validFrom: day, validTo: addDays(day, 500) };
    const prepared = openPrepared(ctx.actor, await prepareDelegate(ctx, input));
    if (!prepared) throw new Error("a grant that cannot be read back");
    return (await grantDelegate(ctx, prepared)).id;
  };
  await takeUpGrant(await actors.person("delegate1"), { grantId: await grant(first, all, ["FILE", "DRAW"]) });
  await takeUpGrant(await actors.person("delegate2"), { grantId: await grant(first, filing, ["FILE"]) });
  await grant(second, filing, []);
  const past = await grant(second, all, ["FILE"]);
  await endDelegate(await actors.contractor(second.id), { grantId: past });
}

function unitOf({ city }: PoolSeed, username: string): CityUnit {
  const uscc = demoAccounts(city).find((account) => account.username === username)?.uscc;
  const unit = city.units.find((one) => one.uscc === uscc);
  if (!unit) throw new Error(`${username} logs in for no unit of the city`);
  return unit;
}
