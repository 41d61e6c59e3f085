import { and, eq, gte, isNull, lte, or, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { appUser, expert, organization, person, session, staffPost } from "@/db/schema";
import type { AccountActor, Role, UserActor } from "./actor";
import { sha256 } from "./crypto";
import { type DelegatedUnit, findDelegatedUnits, unitActedFor } from "./delegated-units";
import { env } from "./env";

/** 等保三级: regulators and administrators idle 15 minutes, everybody else 30; nobody longer than 12 hours. */
export const idleMinutes = { staff: 15, others: 30 } as const;
export const absoluteHours = 12;

/** `__Host-` needs https; the local stack speaks http. */
export function sessionCookieName(): string {
  return env().APP_URL.startsWith("https://") ? "__Host-gongping.session" : "gongping.session";
}

/** What the database stores instead of the cookie's value. */
export function sessionKey(cookie: string): string {
  return sha256(`session\0${cookie}`);
}

/** A live login with everything the person may act as, re-read from the database at each request. */
export interface Login {
  readonly sessionKey: string;
  readonly userId: string;
  readonly personId: string | null;
  readonly name: string;
  readonly userType: "natural" | "legal" | null;
  readonly organizationId: string | null;
  /** At most one for units: of several, the chosen one. */
  readonly actors: readonly UserActor[];
  /** Units the person may act for as a delegate, those not yet taken up among them. */
  readonly units: readonly DelegatedUnit[];
  /** Seconds until the session ends for idleness. */
  readonly idleSecondsLeft: number;
}

/**
 * The login behind a cookie, or null when there is none, it has ended, idled out or was disabled.
 * Touches the session's last use at most once a minute.
 * @param unit id of the unit a delegate of several has chosen to act for
 */
export async function findLogin(cookie: string | undefined, unit?: string): Promise<Login | null> {
  if (!cookie || cookie.length > 512) return null;
  const key = sessionKey(cookie);
  const db = database();
  const [row] = await db
    .select({
      userId: appUser.id,
      userType: appUser.userType,
      personId: person.id,
      name: person.name,
      organizationId: organization.id,
      organizationName: organization.name,
      kinds: organization.kinds,
      registeredAt: organization.registeredAt,
      idle: sql<string>`extract(epoch from app_now() - ${session.lastSeenAt})`,
      today: sql<string>`to_char(app_now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
    })
    .from(session)
    .innerJoin(appUser, eq(appUser.id, session.userId))
    .leftJoin(person, eq(person.id, appUser.personId))
    .leftJoin(organization, eq(organization.id, appUser.organizationId))
    .where(
      and(
        eq(session.sessionToken, key),
        isNull(appUser.disabledAt),
        sql`${session.createdAt} > app_now() - make_interval(hours => ${absoluteHours})`,
      ),
    );
  if (!row) return null;
  const { actors, units } =
    row.personId === null
      ? { actors: [], units: [] }
      : await findActors({ ...row, personId: row.personId, name: row.name ?? "" }, unit);
  const limit = 60 * (actors.some((actor) => actor.post !== null) ? idleMinutes.staff : idleMinutes.others);
  const idle = Number(row.idle);
  if (idle > limit) return null;
  if (idle > 60)
    await db.update(session).set({ lastSeenAt: sql`app_now()` }).where(eq(session.sessionToken, key));
  return {
    sessionKey: key,
    userId: row.userId,
    personId: row.personId,
    name: row.name ?? "",
    userType: row.userType,
    organizationId: row.organizationId,
    actors,
    units,
    idleSecondsLeft: limit - idle,
  };
}

/** The account behind a login, whatever it may act as. */
export function accountActor(login: Pick<Login, "userId" | "personId" | "organizationId">): AccountActor {
  return {
    kind: "account",
    id: login.userId,
    personId: login.personId,
    organizationId: login.organizationId,
  };
}

interface Account {
  userId: string;
  userType: "natural" | "legal" | null;
  personId: string;
  name: string;
  organizationId: string | null;
  organizationName: string | null;
  kinds: string[] | null;
  registeredAt: Date | null;
  today: string;
}

/**
 * A unit's login acts for the unit; a personal login acts in the person's own offices and, unless one of them
 * is with an authority or in administration, as the delegate of a unit.
 */
async function findActors(
  account: Account,
  chosenUnit: string | undefined,
): Promise<Pick<Login, "actors" | "units">> {
  const base = {
    kind: "user",
    id: account.userId,
    personId: account.personId,
    name: account.name,
    organizationId: null,
    organizationName: null,
    rights: null,
    expertId: null,
    post: null,
    jurisdiction: null,
  } as const;
  if (account.userType === "legal") {
    if (!account.organizationId || !account.registeredAt) return { actors: [], units: [] };
    const unit = { organizationId: account.organizationId, organizationName: account.organizationName };
    const held: Role[] = [];
    if (account.kinds?.includes("contractor")) held.push("contractor");
    if (account.kinds?.includes("supervision")) held.push("supervision");
    return { actors: held.map((role) => ({ ...base, ...unit, role })), units: [] };
  }
  const db = database();
  const [posts, experts, granted] = await Promise.all([
    db
      .select({ post: staffPost.post, jurisdiction: staffPost.jurisdictionCode })
      .from(staffPost)
      .where(
        and(
          eq(staffPost.personId, account.personId),
          lte(staffPost.validFrom, account.today),
          or(isNull(staffPost.validTo), gte(staffPost.validTo, account.today)),
        ),
      ),
    db.select({ id: expert.id }).from(expert).where(eq(expert.personId, account.personId)),
    findDelegatedUnits(account.personId, account.today),
  ]);
  const staff = posts.map(({ post, jurisdiction }) => ({
    ...base,
    role: (["station", "bureau", "district"].includes(post) ? "regulator" : "admin") as Role,
    post,
    jurisdiction,
  }));
  const expertise = experts.map(({ id }) => ({ ...base, role: "expert" as const, expertId: id }));
  const units = staff.length > 0 ? [] : granted;
  return { actors: [...staff, ...expertise, ...delegated(units, chosenUnit, base)], units };
}

function delegated(
  units: readonly DelegatedUnit[],
  chosen: string | undefined,
  base: Omit<UserActor, "role">,
): UserActor[] {
  const unit = unitActedFor(units, chosen);
  if (!unit) return [];
  const { organizationId, organizationName, rights } = unit;
  return [{ ...base, role: "contractor", organizationId, organizationName, rights }];
}
