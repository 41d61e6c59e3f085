import { z } from "zod";
import { checkIdNumber, checkPersonName, idNumberHash, maskIdNumber } from "@/features/accounts";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { open, seal } from "@/platform/crypto";
import { demand, InvalidInput } from "@/platform/errors";
import type { DelegateInput } from "../input/delegate";
import { whyNotGrant } from "../policy";
import { dayOf } from "../rules";
import { periodFaults } from "../rules/grant-period";

const prepared = z.object({
  organizationId: z.uuid(),
  name: z.string(),
  idNumberHash: z.string(),
  /** First four and last four places, for checking by eye. */
  masked: z.string(),
  rights: z.array(z.enum(["VIEW", "FILE", "DRAW"])),
  validFrom: z.string(),
  validTo: z.string(),
});
/** A grant before it is confirmed: the identity number is a keyed hash already. */
export type PreparedGrant = z.output<typeof prepared>;

/**
 * Checks what a unit typed about a delegate and hashes the identity number at once; answers a sealed text that
 * only `openPrepared` reads, so that the number is in no address, page or table. Errors: UNIT_ONLY, InvalidInput.
 */
export async function prepareDelegate(
  ctx: Ctx & { actor: UserActor },
  input: DelegateInput,
): Promise<string> {
  demand(whyNotGrant(ctx.actor));
  const today = dayOf(ctx.now);
  const name = checkPersonName(input.name);
  const idNumber = checkIdNumber(input.idNumber, today);
  const faults = {
    ...(name.ok ? {} : { name: name.message }),
    ...(idNumber.ok ? {} : { idNumber: idNumber.message }),
    ...periodFaults(input.validFrom, input.validTo, today),
  };
  if (!name.ok || !idNumber.ok || Object.keys(faults).length > 0) throw new InvalidInput(faults);
  const grant: PreparedGrant = {
    organizationId: ctx.actor.organizationId ?? "",
    name: name.value,
    idNumberHash: idNumberHash(idNumber.value),
    masked: maskIdNumber(idNumber.value),
    // Looking belongs to every grant.
    rights: ["VIEW", ...input.rights],
    validFrom: input.validFrom,
    validTo: input.validTo,
  };
  return seal(JSON.stringify(grant));
}

/** What was prepared by this unit; null for anything else, whoever made it. */
export function openPrepared(actor: UserActor, sealed: string): PreparedGrant | null {
  try {
    const grant = prepared.parse(JSON.parse(open(sealed)));
    return grant.organizationId === actor.organizationId ? grant : null;
  } catch {
    return null;
  }
}
