import type { UserActor } from "../../src/platform/actor";
import { randomId } from "../../src/platform/id";
import { ownerOfSuite } from "./database";
import { makePerson, regulatorActor } from "./world";

/** Somebody who really holds one of the three posts of administration. */
export async function makeAdministrator(
  post: "system" | "security" | "audit",
  name = "管理员",
): Promise<UserActor> {
  const personId = await makePerson(name);
  const owner = ownerOfSuite();
  const userId = `user-${randomId()}`;
  await owner`insert into staff_post (id, person_id, post, valid_from) values (${randomId()}, ${personId}, ${post}, '2020-01-01')`;
  await owner`insert into app_user (id, user_type, person_id) values (${userId}, 'natural', ${personId})`;
  return {
    ...regulatorActor("station", "370200"),
    id: userId,
    personId,
    name,
    role: "admin",
    post,
    jurisdiction: null,
  };
}

/** A personal account of somebody who holds nothing yet. */
export async function makeAccount(name = "新来的人"): Promise<{ userId: string; personId: string }> {
  const personId = await makePerson(name);
  const userId = `user-${randomId()}`;
  await ownerOfSuite()`insert into app_user (id, user_type, person_id) values (${userId}, 'natural', ${personId})`;
  return { userId, personId };
}
