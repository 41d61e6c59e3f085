import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { appUser } from "@/db/schema";
import { readClaims, recordLogin } from "@/features/accounts";
import { recordUnitLogin } from "@/features/organizations";
import { dateAt } from "@/features/rulebook";
import type { AccountActor, UserActor } from "@/platform/actor";
import { readNow } from "@/platform/clock";
import { type Ctx, publicContext } from "@/platform/context";
import { env } from "@/platform/env";
import { randomId } from "@/platform/id";
import { accountActor } from "@/platform/session";
import { type Account, claimsOf } from "../../identity-provider/account";
import type { City } from "../city";
import { demoAccounts } from "../demo-accounts";

export type ActorCtx = Ctx & { actor: UserActor };

/** People of the city as they act: each has logged in with the claims of the demonstration account. */
export interface Actors {
  /** The operator of a contractor. */
  contractor(organizationId: string): Promise<ActorCtx>;
  /** The operator of a supervising unit. */
  supervision(organizationId: string): Promise<ActorCtx>;
  /** Who decides on cases of a jurisdiction: its district's officer, for the city's own the station. */
  supervisor(jurisdictionCode: string): Promise<ActorCtx>;
  station(): Promise<ActorCtx>;
  /** One of the station's or the bureau's, by the account name: station1, station2, station3, bureau1 … */
  officer(username: string): Promise<ActorCtx>;
  /** A natural person without any office yet, by the account name: applicant1 … */
  person(username: string): Promise<Ctx & { actor: AccountActor }>;
  /** By the pool number. */
  expert(number: string): Promise<ActorCtx>;
  /** The account name under which a unit's operator logs in. */
  usernameOf(organizationId: string): string;
}

export function openActors(city: City): Actors {
  const accounts = new Map(demoAccounts(city).map((account) => [account.username, account]));
  const units = new Map(city.units.map((unit) => [unit.id, unit]));
  const byUscc = new Map(
    [...accounts.values()].flatMap((account) =>
      account.uscc && !account.locked ? [[account.uscc, account]] : [],
    ),
  );
  const known = new Map<string, UserActor>();

  async function act(username: string, make: (account: Account) => Promise<UserActor>): Promise<ActorCtx> {
    const account = accounts.get(username);
    if (!account) throw new Error(`nobody logs in as ${username}`);
    const actor = known.get(username) ?? (await make(account));
    known.set(username, actor);
    return { actor, now: await readNow(), requestId: randomId() };
  }

  const natural = (username: string, offices: Partial<UserActor> & Pick<UserActor, "role">) =>
    act(username, async (account) => ({
      ...nobody,
      name: account.name,
      ...(await logIn(account)),
      ...offices,
    }));

  const unitAccount = (organizationId: string): Account => {
    const account = byUscc.get(units.get(organizationId)?.uscc ?? "");
    if (!account) throw new Error(`unit ${organizationId} has no operator`);
    return account;
  };

  const operator = (organizationId: string, role: "contractor" | "supervision") =>
    act(unitAccount(organizationId).username, async (account) => ({
      ...nobody,
      ...(await logIn(account)),
      name: account.name,
      role,
      organizationId,
      organizationName: account.orgName ?? null,
    }));

  return {
    usernameOf: (organizationId) => unitAccount(organizationId).username,
    contractor: (organizationId) => operator(organizationId, "contractor"),
    supervision: (organizationId) => operator(organizationId, "supervision"),
    supervisor: (code) => {
      const officer = city.staff.find((one) => one.post === "district" && one.jurisdictionCode === code);
      return officer
        ? natural(`district-${code}`, { role: "regulator", post: "district", jurisdiction: code })
        : natural("station1", { role: "regulator", post: "station", jurisdiction: code });
    },
    station: () => {
      const code = city.staff.find((one) => one.post === "station")?.jurisdictionCode ?? null;
      return natural("station1", { role: "regulator", post: "station", jurisdiction: code });
    },
    officer: (username) => {
      const post = username.startsWith("bureau") ? "bureau" : "station";
      const code = city.staff.find((one) => one.post === post)?.jurisdictionCode ?? null;
      return natural(username, { role: "regulator", post, jurisdiction: code });
    },
    person: async (username) => {
      const { actor, ...ctx } = await natural(username, { role: "expert" });
      return {
        ...ctx,
        actor: accountActor({ userId: actor.id, personId: actor.personId, organizationId: null }),
      };
    },
    expert: (number) => {
      const expertId = city.experts.find((one) => one.number === number)?.id ?? null;
      return natural(number.toLowerCase(), { role: "expert", expertId });
    },
  };
}

/** A login as the platform vouches for it, so that the real one later finds the same account. */
async function logIn(account: Account): Promise<{ id: string; personId: string }> {
  const ctx = await publicContext();
  const read = readClaims(
    { iss: env().OIDC_ISSUER, ...claimsOf(account) },
    { today: dateAt(ctx.now), fictitious: true },
  );
  if (!read.ok) throw new Error(`the claims of ${account.username} do not hold: ${read.fault}`);
  if (read.claims.userType === "natural") {
    const { userId, personId } = await recordLogin(ctx, read.claims);
    return { id: userId, personId };
  }
  const { userId } = await recordUnitLogin(ctx, read.claims);
  const [row] = await database()
    .select({ personId: appUser.personId })
    .from(appUser)
    .where(eq(appUser.id, userId));
  if (!row?.personId) throw new Error("an account without a person");
  return { id: userId, personId: row.personId };
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
