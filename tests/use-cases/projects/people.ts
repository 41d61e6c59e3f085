import { randomUUID } from "node:crypto";
import { recordOrganization } from "../../../src/features/organizations";
import { composeUscc } from "../../../src/features/organizations/uscc";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { type Ctx, systemContext } from "../../../src/platform/context";

let serial = 0;

/** A valid code nobody else in this suite has. */
export function nextUscc(): string {
  serial++;
  return composeUscc({ authority: "91", region: "370202", body: `T${String(serial).padStart(7, "0")}` });
}

export interface Unit {
  readonly id: string;
  readonly uscc: string;
  readonly name: string;
}

export async function makeUnit(name: string): Promise<Unit> {
  const uscc = nextUscc();
  const { id } = await recordOrganization(await systemContext("test"), { uscc, name });
  return { id, uscc, name };
}

const nobody = {
  kind: "user",
  organizationId: null,
  organizationName: null,
  rights: null,
  expertId: null,
  post: null,
  jurisdiction: null,
} as const;

/** The account of a unit, acting for it. */
export function unitActor(unit: Unit, role: "contractor" | "supervision" = "contractor"): UserActor {
  return {
    ...nobody,
    id: `user-${unit.id}`,
    personId: randomUUID(),
    name: "测试经办人",
    role,
    organizationId: unit.id,
    organizationName: unit.name,
  };
}

export function officer(post: "station" | "bureau" | "district", jurisdiction = "370200"): UserActor {
  return {
    ...nobody,
    id: `officer-${post}-${jurisdiction}`,
    personId: randomUUID(),
    name: "测试监督员",
    role: "regulator",
    post,
    jurisdiction,
  };
}

export async function as<A extends UserActor>(actor: A): Promise<Ctx & { actor: A }> {
  return { actor, now: await readNow(), requestId: randomUUID() };
}
