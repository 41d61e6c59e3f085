import { database } from "../../../src/db/client";
import { appUser } from "../../../src/db/schema";
import type { AccountActor, UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import type { Ctx } from "../../../src/platform/context";
import { randomId } from "../../../src/platform/id";
import { as, contractorActor, makePerson, makeUnit, regulatorActor, type Unit } from "../../support/world";

/** Contexts of the people who deal with the register. */
export const station = () => as(regulatorActor("station", "370200"));
export const bureau = () => as(regulatorActor("bureau", "370200"));
export const district = () => as(regulatorActor("district", "370212"));

/** Everybody who must not write the register, each with a name for the test's title. */
export async function strangers(): Promise<[string, Ctx][]> {
  const unit = await makeUnit("外人", ["contractor"]);
  const personId = await makePerson("外人");
  const user = contractorActor("user-x", personId, unit);
  return [
    ["bureau", await bureau()],
    ["district", await district()],
    ["contractor", await as(user)],
    ["expert", await as({ ...user, role: "expert", organizationId: null })],
    ["admin", await as({ ...user, role: "admin", post: "system", organizationId: null })],
    ["public", { actor: { kind: "public" }, now: await readNow(), requestId: randomId() }],
  ];
}

export interface UnitLogin {
  readonly unit: Unit;
  readonly actor: UserActor;
}

/** A contractor with its own login. */
export async function unitLogin(name = "青岛甲建设有限公司"): Promise<UnitLogin> {
  const unit = await makeUnit(name, ["contractor"]);
  const personId = await makePerson("法人账号");
  const id = `user-${randomId()}`;
  await database()
    .insert(appUser)
    .values({ id, name: "法人账号", userType: "legal", personId, organizationId: unit.id });
  return { unit, actor: contractorActor(id, personId, unit) };
}

/** Somebody's own login, acting as nothing but themselves. */
export async function personLogin(personId: string): Promise<Ctx & { actor: AccountActor }> {
  const id = `user-${randomId()}`;
  await database().insert(appUser).values({ id, name: "本人", userType: "natural", personId });
  const actor: AccountActor = { kind: "account", id, personId, organizationId: null };
  return { actor, now: await readNow(), requestId: randomId() };
}
