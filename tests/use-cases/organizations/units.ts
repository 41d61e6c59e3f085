import {
  composeUscc,
  recordOrganization,
  recordOwnership,
  recordStructure,
} from "../../../src/features/organizations";
import { systemContext } from "../../../src/platform/context";

let counter = 0;

/** A valid code nobody else in this run has. */
export function someUscc(): string {
  counter += 1;
  return composeUscc({ authority: "91", region: "370200", body: String(10_000_000 + counter) });
}

/** Records a unit by name and answers its id. */
export async function unit(
  name: string,
  more: { stopNode?: boolean; branchOf?: string } = {},
): Promise<string> {
  const ctx = await systemContext("test");
  const { id } = await recordOrganization(ctx, { uscc: someUscc(), name: `${name}有限公司` });
  if (Object.keys(more).length > 0) await recordStructure(ctx, { organizationId: id, ...more });
  return id;
}

/** Records that `ownerId` holds `percent` of `ownedId`; more than half controls. */
export async function owns(
  ownerId: string,
  ownedId: string,
  percent = 100,
  days: { from?: string; to?: string } = {},
): Promise<string> {
  const { id } = await recordOwnership(await systemContext("test"), {
    ownerId,
    ownedId,
    percent,
    controls: percent > 50,
    validFrom: days.from ?? "2015-01-01",
    validTo: days.to ?? null,
  });
  return id;
}
