import { eq, sql } from "drizzle-orm";
import { closeDatabase, database } from "@/db/client";
import { auditEntry, reviewCase } from "@/db/schema";
import { handlers as meetingHandlers, sweeps as meetingSweeps } from "@/features/meetings/handlers";
import { sendMessage as sendMessageJob } from "@/features/messages";
import { sendMessage } from "@/features/messages/send-message";
import { messageSweeps } from "@/features/messages/sweep-messages";
import { handlers as panelHandlers } from "@/features/panels/handlers";
import { handlers as reportHandlers } from "@/features/reports/handlers";
import { handlers as reviewHandlers } from "@/features/reviews/handlers";
import { dateAt } from "@/features/rulebook";
import { systemContext } from "@/platform/context";
import { env } from "@/platform/env";
import { log } from "@/platform/log";
import { mutation } from "@/platform/mutation";
import { handle } from "@/platform/queue/perform";
import type { City } from "../city";
import { seedPoolBefore, seedPoolToday } from "../pool/seed-pool";
import { Random } from "../random";
import { openActors } from "./actors";
import { answering } from "./answering";
import { openCarriers } from "./carriers";
import { planConcluding } from "./concluding";
import { planMeeting } from "./conducting";
import { dealWorks } from "./deal-works";
import { planDrawing } from "./drawing";
import { planFiling } from "./filing";
import { momentsOf } from "./moments";
import { type MovingClock, openMovingClock } from "./moving-clock";
import { type DemoCases, findDemoCases, keepDemoCases, readOutcome } from "./outcome";
import { makePapers } from "./papers";
import type { Filed } from "./part";
import { planPreparing } from "./preparing";
import { tellStories } from "./stories";
import { Timeline } from "./timeline";
import { spoiled, ToldOtherwise } from "./told-otherwise";
import { undoCases } from "./undo";

export interface SeedOptions {
  readonly city: City;
  /** May write the clock's offset; the application's own address is DATABASE_URL. */
  readonly ownerUrl: string;
  /** Folder of the SMS gateway that starts afterwards: its inbox then holds what was sent. */
  readonly smsDir?: string;
  /** Where to keep which accounts are worth printing. */
  readonly demoFile?: string;
}

export interface SeededCases extends DemoCases {
  /** False when the cases were there before: nothing was written. */
  readonly seeded: boolean;
}

/**
 * Brings a loaded city to life: some sixty cases in every state there is, made by the product's own use-cases
 * as the people of the city, over the last weeks of the one clock. Done once; a second call writes nothing,
 * and what a killed one left half done is taken back first. Needs the whole configuration (`env`) and the
 * bucket; no worker may run meanwhile. The clock is left as it was found, also after a failure.
 */
export async function seedCases(options: SeedOptions): Promise<SeededCases> {
  if (env().GONGPING_MODE === "production") throw new Error("a synthetic city is refused in production");
  const { city, demoFile } = options;
  if ((await readMarks(city)).finished) return { seeded: false, ...(await remembered(options)) };
  await withoutWaiting(async () => {
    for (let telling = 1; ; telling++) {
      try {
        return await tell(options);
      } catch (error) {
        if (!(error instanceof ToldOtherwise) || telling === mostTellings) throw error;
        log.warn({ telling, reason: error.message }, "a story went otherwise: the city is told anew");
      }
    }
  });
  // On disk like any other transaction, and with it everything before.
  await mark(city, { phase: "finished" });
  const found = await readOutcome(city, openActors(city));
  if (demoFile) keepDemoCases(demoFile, found);
  return { seeded: true, ...found };
}

/**
 * Thousands of small transactions that need not be on disk one by one: what a crash takes from their end was
 * not marked as finished. Only this process's connections, and only meanwhile.
 */
async function withoutWaiting(run: () => Promise<void>): Promise<void> {
  const before = process.env.DATABASE_URL ?? "";
  const url = new URL(before);
  url.searchParams.set("synchronous_commit", "off");
  await closeDatabase();
  process.env.DATABASE_URL = url.href;
  try {
    await run();
  } finally {
    await closeDatabase();
    process.env.DATABASE_URL = before;
  }
}

/** Draws are real, so now and then chance spoils a story (a drawn expert's suspension begins before she answers). */
const mostTellings = 3;

/** One telling of everything; what an earlier one left is taken back first. */
async function tell(options: SeedOptions): Promise<void> {
  const { city, ownerUrl } = options;
  const { begun } = await readMarks(city);
  const clock = await openMovingClock(ownerUrl, begun !== null);
  try {
    if (begun) await undoCases(clock.owner, city, begun, clock.present);
    else await begin(city);
    await liveThrough(options, clock);
  } finally {
    await clock.close();
  }
}

async function remembered({ city, demoFile }: SeedOptions): Promise<DemoCases> {
  const kept = demoFile ? findDemoCases(demoFile) : null;
  if (kept) return kept;
  const found = await readOutcome(city, openActors(city));
  if (demoFile) keepDemoCases(demoFile, found);
  return found;
}

/** Everything up to the present, in the order of time. */
async function liveThrough({ city, smsDir }: SeedOptions, clock: MovingClock): Promise<void> {
  const timeline = new Timeline(clock);
  const actors = openActors(city);
  const papers = await makePapers(dateAt(clock.present));
  const cases = dealWorks(city, tellStories(momentsOf(clock.present))).map(
    (cast): Filed => ({ ...cast, title: `${cast.item.part}专项施工方案`, caseId: "" }),
  );
  for (const [index, filed] of cases.entries()) {
    const part = { timeline, actors, filed, papers: papers[index % papers.length]! };
    planFiling(
      part,
      cases.find(({ story }) => story === filed.story.follows),
    );
    planDrawing(timeline, actors, city, filed);
    planPreparing(part);
    planMeeting(part);
    planConcluding(part);
  }
  // What a worker finds by looking: ballots of panels that are no more.
  timeline.add(clock.present, async () => {
    for (const { name, run } of meetingSweeps) while ((await run(await systemContext(name))) > 0);
  });
  await seedPoolBefore({ city, actors, clock });
  const random = new Random(`gongping-stories/1/${city.seed}`);
  const carriers = await openCarriers(timeline, answering(timeline, actors, random, cases));
  const send = handle(sendMessageJob, (ctx, message) => sendMessage(ctx, message, carriers.channels));
  const [, unheard] = messageSweeps(() => carriers.channels);
  try {
    const machinery = {
      handlers: new Map(
        [...reviewHandlers, ...panelHandlers, ...meetingHandlers, ...reportHandlers, send].map((one) => [
          one.name,
          one,
        ]),
      ),
      sweep: async () => {
        while (((await unheard?.run(await systemContext(unheard.name))) ?? 0) > 0);
      },
    };
    await timeline.run(clock.present, machinery).catch((error: unknown) => {
      throw spoiled(error);
    });
    await clock.moveTo(clock.present);
    await demandEndings(cases);
    await seedPoolToday({ city, actors, clock });
    if (smsDir) carriers.keepIn(smsDir);
  } finally {
    await carriers.stop();
  }
}

async function demandEndings(cases: readonly Filed[]): Promise<void> {
  const rows = await database().select({ id: reviewCase.id, state: reviewCase.state }).from(reviewCase);
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  const wrong = cases.filter(({ caseId, story }) => states.get(caseId) !== story.ending);
  if (wrong.length === 0) return;
  const list = wrong.map(
    ({ title, caseId, story }) => `${title}: ${states.get(caseId)} instead of ${story.ending}`,
  );
  throw new ToldOtherwise(`cases ended otherwise than told: ${list.join("; ")}`);
}

interface Marks {
  readonly finished: boolean;
  /** Entries of the trace from before a seeding that did not end; null when none was begun. */
  readonly begun: readonly string[] | null;
}

async function readMarks(city: City): Promise<Marks> {
  const rows = await database()
    .select({ detail: auditEntry.detail })
    .from(auditEntry)
    .where(
      sql`${auditEntry.action} = 'data.seeded' and ${auditEntry.subjectType} = 'cases' and ${eq(auditEntry.subjectId, city.seed)}`,
    );
  const of = (phase: string) => rows.find(({ detail }) => detail.phase === phase)?.detail;
  const begun = of("begun");
  return { finished: of("finished") !== undefined, begun: begun ? (begun.kept as string[]) : null };
}

/** Marks the beginning; refused where somebody has already made cases of her own. */
async function begin(city: City): Promise<void> {
  const [other] = await database().select({ id: reviewCase.id }).from(reviewCase).limit(1);
  if (other) throw new Error("the database already holds cases: a city's cases are made in an empty one");
  const before = await database().select({ id: auditEntry.id }).from(auditEntry);
  await mark(city, { phase: "begun", kept: before.map(({ id }) => id) });
}

async function mark(city: City, detail: Record<string, unknown>): Promise<void> {
  await mutation(await systemContext("city"), async () => ({
    value: undefined,
    audit: [{ action: "data.seeded", subject: { type: "cases", id: city.seed }, detail }],
  }));
}
