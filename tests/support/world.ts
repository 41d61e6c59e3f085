import { randomBytes } from "node:crypto";
import { type Db, database, type Tx } from "../../src/db/client";
import * as t from "../../src/db/schema";
import { addDays, dateAt } from "../../src/features/rulebook";
import type { UserActor } from "../../src/platform/actor";
import { readNow } from "../../src/platform/clock";
import type { Ctx } from "../../src/platform/context";
import { keyedHash, seal } from "../../src/platform/crypto";
import { randomId } from "../../src/platform/id";

const hour = 3_600_000;
let counter = 0;

export interface Unit {
  readonly id: string;
  readonly uscc: string;
  readonly name: string;
}

export interface PoolExpert {
  readonly id: string;
  readonly number: string;
  readonly personId: string;
  readonly employer: Unit | null;
}

/** A unit; the code is unique, not checked: use-cases under test do not re-check stored codes. */
export async function makeUnit(name: string, kinds: t.OrganizationKind[] = []): Promise<Unit> {
  const id = randomId();
  const uscc = `91000000TEST${String(++counter).padStart(6, "0")}`;
  const now = await readNow();
  await database()
    .insert(t.organization)
    .values({ id, uscc, name: `${name}${counter}`, kinds, registeredAt: now });
  return { id, uscc, name };
}

export async function makePerson(name: string): Promise<string> {
  const id = randomId();
  const secret = randomBytes(8).toString("hex");
  const phone = `1990000${String(++counter).padStart(4, "0")}`;
  await database()
    .insert(t.person)
    .values({
      id,
      name,
      idNumberHash: keyedHash("id-number", secret),
      idNumberSealed: seal(secret),
      phoneHash: keyedHash("phone", phone),
      phoneSealed: seal(phone),
      phoneVerifiedAt: await readNow(),
    });
  return id;
}

/** A drawable pool member: in term, phone verified, employed (or not) since long ago. */
export async function makeExpert(specialties: string[], employer: Unit | null = null): Promise<PoolExpert> {
  const personId = await makePerson(`专家${++counter}`);
  const id = randomId();
  // Beyond the numbers of a synthetic city.
  const number = `QD9${String(counter).padStart(5, "0")}`;
  const today = dateAt(await readNow());
  const db = database();
  await db.insert(t.expert).values({ id, number, personId, title: "正高级工程师" });
  await db.insert(t.expertTerm).values({
    id: randomId(),
    expertId: id,
    termFrom: addDays(today, -100),
    termTo: addDays(today, 900),
    document: "测试聘书",
    onboardedAt: await readNow(),
  });
  await db.insert(t.employerConfirmation).values({ id: randomId(), expertId: id });
  await db
    .insert(t.expertSpecialty)
    .values(specialties.map((specialty) => ({ expertId: id, specialty, validFrom: addDays(today, -100) })));
  if (employer) {
    await db.insert(t.expertEmployment).values({
      id: randomId(),
      expertId: id,
      organizationId: employer.id,
      validFrom: addDays(today, -4000),
    });
  }
  return { id, number, personId, employer };
}

export async function makePool(size: number, specialties: string[]): Promise<PoolExpert[]> {
  const pool: PoolExpert[] = [];
  for (let index = 0; index < size; index++)
    pool.push(await makeExpert(specialties, await makeUnit("设计院")));
  return pool;
}

export interface Filing {
  readonly caseId: string;
  readonly projectId: string;
  readonly contractor: Unit;
  readonly parties: Readonly<Record<string, Unit>>;
  readonly actor: UserActor;
}

/** A case admitted for the draw, with its project and parties; `startsInHours` from now, two hours long. */
export async function makeAdmittedCase(
  options: {
    seats?: { specialty: string; count: number }[];
    startsInHours?: number;
    jurisdiction?: string;
    contractor?: Unit;
  } = {},
  db: Pick<Db | Tx, "insert"> = database(),
): Promise<Filing> {
  const now = await readNow();
  const contractor = options.contractor ?? (await makeUnit("施工单位", ["contractor"]));
  const projectId = randomId();
  const jurisdictionCode = options.jurisdiction ?? "370212";
  await db.insert(t.project).values({
    id: projectId,
    organizationId: contractor.id,
    name: `某站深基坑${++counter}`,
    address: "崂山区深圳路1号",
    library: "SZ",
    jurisdictionCode,
  });
  const parties: Record<string, Unit> = { contractor };
  for (const role of ["owner", "survey", "design", "supervision"]) parties[role] = await makeUnit(role);
  await db.insert(t.projectParty).values(
    Object.entries(parties).map(([role, unit]) => ({
      id: randomId(),
      projectId,
      role: role as t.PartyRole,
      organizationId: unit.id,
    })),
  );
  const userId = `user-${randomId()}`;
  const personId = await makePerson("王工");
  await db
    .insert(t.appUser)
    .values({ id: userId, name: "王工", userType: "legal", personId, organizationId: contractor.id });
  const caseId = randomId();
  const from = new Date(now.getTime() + (options.startsInHours ?? 8 * 24) * hour);
  await db.insert(t.reviewCase).values({
    id: caseId,
    number: `QDLZ-2026-${String(++counter).padStart(6, "0")}`,
    projectId,
    organizationId: contractor.id,
    jurisdictionCode,
    title: "某站深基坑专项施工方案",
    state: "ADMITTED",
    policyCode: "2025-01-08",
    library: "SZ",
    mainSpecialty: "SZ-JK",
    result: "OVER_SCALE",
    createdBy: userId,
    submittedAt: now,
    admittedAt: now,
    seats: options.seats ?? [{ specialty: "SZ-JK", count: 5 }],
    meetingFrom: from,
    meetingTo: new Date(from.getTime() + 2 * hour),
    meetingPlace: "项目部二楼会议室",
  });
  return { caseId, projectId, contractor, parties, actor: contractorActor(userId, personId, contractor) };
}

export function contractorActor(id: string, personId: string, unit: Unit): UserActor {
  return {
    ...nobody,
    id,
    personId,
    role: "contractor",
    organizationId: unit.id,
    organizationName: unit.name,
  };
}

export function expertActor(expert: PoolExpert): UserActor {
  return {
    ...nobody,
    id: `user-of-${expert.number}`,
    personId: expert.personId,
    role: "expert",
    expertId: expert.id,
  };
}

export function regulatorActor(post: "station" | "bureau" | "district", jurisdiction: string): UserActor {
  return {
    ...nobody,
    id: `user-${post}-${jurisdiction}`,
    personId: randomId(),
    role: "regulator",
    post,
    jurisdiction,
  };
}

const nobody = {
  kind: "user",
  id: "nobody",
  personId: "nobody",
  name: "测试",
  role: "admin",
  organizationId: null,
  organizationName: null,
  rights: null,
  expertId: null,
  post: null,
  jurisdiction: null,
} as const satisfies UserActor;

/** A context as a request of `actor` would have it. */
export async function as(actor: UserActor): Promise<Ctx & { actor: UserActor }> {
  return { actor, now: await readNow(), requestId: randomId() };
}
