import { authenticate, type ClientCtx, issueToken } from "../../src/features/exchange";
import { addDays, dateAt } from "../../src/features/rulebook";
import type { UserActor } from "../../src/platform/actor";
import { readNow } from "../../src/platform/clock";
import { as, makePerson, regulatorActor } from "./world";

/** Somebody who keeps the tokens. */
export async function makeSecurity(): Promise<UserActor> {
  const personId = await makePerson("安全管理员");
  return {
    ...regulatorActor("station", "370200"),
    id: `user-${personId}`,
    personId,
    role: "admin",
    post: "security",
    jurisdiction: null,
  };
}

type Wanted = Parameters<typeof issueToken>[1];

/** A token as its system holds it. */
export async function makeToken(
  security: UserActor,
  more: Partial<Wanted> = {},
): Promise<{ tokenId: string; token: string }> {
  return issueToken(await as(security), {
    system: "一张网",
    operator: "信息中心",
    resources: ["cases", "certificates", "inspections"],
    areas: ["370200"],
    expiresOn: addDays(dateAt(await readNow()), 30),
    ...more,
  });
}

/** A call made with a token. */
export const withToken = (token: string): Promise<ClientCtx> => authenticate(`Bearer ${token}`);
