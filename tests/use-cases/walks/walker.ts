import { eq } from "drizzle-orm";
import fc from "fast-check";
import { database } from "../../../src/db/client";
import { reviewCase } from "../../../src/db/schema";
import { handlers as meetingHandlers } from "../../../src/features/meetings/handlers";
import { handlers as reportHandlers } from "../../../src/features/reports/handlers";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { type Ctx, systemContext } from "../../../src/platform/context";
import type { Handler } from "../../../src/platform/queue/perform";
import { sweeps } from "../../../src/worker/registry";
import { supervisorOf } from "../../support/approval-world";
import type { TestDatabase } from "../../support/database";
import { type FormedPanel, type Member, membersOf } from "../../support/formed-panel";
import { performAll } from "../../support/perform-all";
import { tracedHandlers } from "../../support/traced-world";
import {
  as,
  contractorActor,
  expertActor,
  makePerson,
  makePool,
  makeUnit,
  regulatorActor,
} from "../../support/world";

/** Numbers from 0 to below 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  const numbers = fc.sample(fc.noBias(fc.nat(999_999)), { seed, numRuns: 20_000 });
  return () => {
    const number = numbers.pop();
    if (number === undefined) throw new Error("the walk was longer than its numbers");
    return number / 1_000_000;
  };
}

type Part = "contractor" | "supervision" | "station" | "district";

/** One case and everybody who has to do with it, or has not, with a die that decides what they do. */
export interface Walker {
  readonly clock: TestDatabase;
  readonly panel: FormedPanel;
  readonly caseId: string;
  readonly random: () => number;
  /** What each member's form would send back of the draft it shows. */
  readonly bases: Map<string, string>;
  pick<T>(list: readonly T[]): T;
  chance(share: number): boolean;
  /** Somebody who sits on the panel now. */
  member(): Promise<Member>;
  members(): Promise<Member[]>;
  reviewed(): Promise<typeof reviewCase.$inferSelect>;
  /** In the name of `part`; now and then it is somebody else who tries. */
  by(part: Part | UserActor): Promise<Ctx & { actor: UserActor }>;
}

/** Nobody left to act: the step is not taken. */
export class Nobody extends Error {}

export async function makeWalker(
  clock: TestDatabase,
  panel: FormedPanel,
  random: () => number,
): Promise<Walker> {
  const { caseId } = panel.filing;
  const parts: Readonly<Record<Part, UserActor>> = {
    contractor: panel.filing.actor,
    supervision: await supervisorOf(panel.filing),
    station: regulatorActor("station", "370200"),
    district: regulatorActor("district", "370212"),
  };
  const [outsider] = await makePool(1, ["GD-YL"]);
  const strangers = [
    expertActor(outsider!),
    contractorActor("user-stranger", await makePerson("外人"), await makeUnit("其他施工单位")),
    regulatorActor("district", "370213"),
    ...panel.members.map(({ actor }) => actor),
    ...Object.values(parts),
  ];
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Nobody();
    return one;
  };
  const members = () => membersOf(caseId, panel.pool);
  return {
    clock,
    panel,
    caseId,
    random,
    bases: new Map(),
    pick,
    chance: (share) => random() < share,
    members,
    member: async () => pick(await members()),
    reviewed: async () => (await database().select().from(reviewCase).where(eq(reviewCase.id, caseId)))[0]!,
    by: (part) => as(random() < 0.1 ? pick(strangers) : typeof part === "string" ? parts[part] : part),
  };
}

// The form is printed by the suite that looks at it; here it is laid by whoever hands the report in.
const own = [...meetingHandlers, ...reportHandlers].filter(({ name }) => name !== "reports.make-form");

/** Does what is due: the jobs, then the sweeps of what follows on a panel, until nothing is left. */
export async function settle(): Promise<void> {
  const everything = new Map<string, Handler>([
    ...tracedHandlers,
    ...own.map((one) => [one.name, one] as const),
  ]);
  await performAll(everything);
  for (const sweep of sweeps) {
    if (!/^(panels|meetings|opinions|reports|approvals)\./.test(sweep.name)) continue;
    if (sweep.name === "reports.make-missing-forms") continue;
    while ((await sweep.run(await systemContext(sweep.name))) > 0);
  }
  await performAll(everything);
}

/** The one clock goes to `at`, if that is still to come. */
export async function waitUntil(clock: TestDatabase, at: Date): Promise<void> {
  const left = at.getTime() - (await readNow()).getTime();
  if (left > 0) await clock.advance(left);
}
