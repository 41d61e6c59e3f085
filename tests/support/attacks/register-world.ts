import {
  findRegisteredUnit,
  grantDelegate,
  openPrepared,
  prepareDelegate,
  recordOrganization,
  recordOwnership,
} from "../../../src/features/organizations";
import { composeUscc } from "../../../src/features/organizations/uscc";
import { addDays, dateAt } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { systemContext } from "../../../src/platform/context";
import { as, regulatorActor } from "../world";

/** Units and shares to change, and grants of the suite's contractor. */
export interface RegisterWorld {
  readonly unitId: string;
  readonly unitName: string;
  /** What the station's form would be filled in from. */
  readonly version: string;
  readonly ownerUscc: string;
  readonly ending: string;
  readonly correcting: string;
  readonly grantId: string;
  /** Checked and sealed, not granted yet. */
  readonly prepared: string;
  readonly today: string;
}

/** Valid, of the region nobody is from. */
export const someIdNumber = "000000199003070030";
const uscc = (body: string) => composeUscc({ authority: "91", region: "370202", body });

export async function makeRegister(contractor: UserActor): Promise<RegisterWorld> {
  const ctx = await systemContext("test");
  const unitName = "青岛名录内某某工程有限公司";
  const unit = await recordOrganization(ctx, { uscc: uscc("MA3D0001"), name: unitName });
  const share = async (body: string, percent: number) => {
    const owner = await recordOrganization(ctx, { uscc: uscc(body), name: `股东${body}有限公司` });
    const made = { ownerId: owner.id, ownedId: unit.id, percent, controls: false, validFrom: "2020-01-01" };
    return (await recordOwnership(ctx, made)).id;
  };
  const other = await recordOrganization(ctx, { uscc: uscc("MA3D0009"), name: "另一股东有限公司" });
  const [ending, correcting] = [await share("MA3D0002", 10), await share("MA3D0003", 20)];
  const today = dateAt(ctx.now);
  const prepare = async (idNumber: string) =>
    prepareDelegate(await as(contractor), {
      name: "经办人甲",
      idNumber,
      rights: ["FILE"],
      validFrom: today,
      validTo: addDays(today, 30),
    });
  const grant = openPrepared(contractor, await prepare("000000199003070014"));
  if (!grant) throw new Error("a grant that cannot be read back");
  const station = await as(regulatorActor("station", "370200"));
  if (!other.created) throw new Error("the register is not fresh");
  return {
    unitId: unit.id,
    unitName,
    version: (await findRegisteredUnit(station, unit.id)).version,
    ownerUscc: uscc("MA3D0009"),
    ending,
    correcting,
    grantId: (await grantDelegate(await as(contractor), grant)).id,
    prepared: await prepare("000000199003070022"),
    today,
  };
}
