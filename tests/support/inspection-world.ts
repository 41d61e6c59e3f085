import { eq } from "drizzle-orm";
import { checkInvariants } from "../../bin/invariants";
import { database } from "../../src/db/client";
import { hazardousItem, inspection } from "../../src/db/schema";
import {
  buildList,
  listCandidates,
  readListFilter,
  startVisit,
  submitRecord,
} from "../../src/features/inspections";
import { checklist } from "../../src/features/inspections/rules/checklist";
import { recordItem } from "../../src/features/projects";
import { itemInput } from "../../src/features/projects/input";
import type { UserActor } from "../../src/platform/actor";
import { randomId } from "../../src/platform/id";
import { ownerOfSuite } from "./database";
import { as, type Filing, makeAdmittedCase, makePerson, regulatorActor } from "./world";

let counter = 0;

/** Somebody with a post at a body: a district's, or the station's. */
export async function makeInspector(
  post: "station" | "district" | "bureau",
  jurisdiction: string,
  name = `检查员${++counter}`,
): Promise<UserActor> {
  const personId = await makePerson(name);
  await ownerOfSuite()`insert into staff_post (id, person_id, post, jurisdiction_code, valid_from)
    values (${randomId()}, ${personId}, ${post}, ${jurisdiction}, '2020-01-01')`;
  return { ...regulatorActor(post, jurisdiction), id: `user-${personId}`, personId, name };
}

/** Works of an area with one over-scale pit on their list that no case covers. */
export async function makeWorks(jurisdiction: string): Promise<Filing & { itemId: string; part: string }> {
  const filing = await makeAdmittedCase({ jurisdiction });
  const part = `${++counter}号工作井`;
  const item = { projectId: filing.projectId, kind: "pit", part, "p.depth": "6", "u.depth": "m" };
  const { itemId } = await recordItem(await as(filing.actor), itemInput.parse(item));
  return { ...filing, itemId, part };
}

/** The inspections of a list, in their order, as they are stored. */
export async function storedRows(listId: string) {
  return database()
    .select()
    .from(inspection)
    .where(eq(inspection.listId, listId))
    .orderBy(inspection.ordinal);
}

export async function itemOf(itemId: string) {
  const [row] = await database().select().from(hazardousItem).where(eq(hazardousItem.id, itemId));
  if (!row) throw new Error("no such item");
  return row;
}

/** Every line of the checklist answered with 符合, but those named; two inspectors, somebody of the site. */
export function recordFields(
  problems: Readonly<Record<string, { text: string; measure: string }>> = {},
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const fields: Record<string, string> = { inspectors: "张检查、李检查", attendees: "项目经理王某" };
  for (const { code } of checklist) {
    const problem = problems[code];
    fields[`answer.${code}`] = problem ? "PROBLEM" : "OK";
    if (problem)
      Object.assign(fields, { [`text.${code}`]: problem.text, [`measure.${code}`]: problem.measure });
  }
  return { ...fields, ...more };
}

export const problem = (text: string) => ({ text, measure: "限期整改" });

/** A list of the body's own from a filter, with what the filter finds now; answers its rows. */
export async function listOf(actor: UserActor, query: Record<string, string | string[]>) {
  const filter = readListFilter(query);
  const shown = (await listCandidates(await as(actor), filter, { limit: 1000, offset: 0 })).length;
  const { listId } = await buildList(await as(actor), { title: "专项检查", shown, filter });
  return storedRows(listId);
}

/** A visit that was begun and recorded as `fields` say; answers its inspection. */
export async function visited(actor: UserActor, inspectionId: string, fields = recordFields()) {
  await startVisit(await as(actor), { inspectionId });
  return submitRecord(await as(actor), { inspectionId, base: "", fields });
}

/** Everything that must hold of inspections does, in the world the suite has made. */
export async function inspectionsHold(): Promise<void> {
  const findings = await checkInvariants(database());
  const broken = findings.filter(
    ({ offenders, name }) => offenders.length > 0 && name.startsWith("inspections."),
  );
  if (broken.length > 0) throw new Error(JSON.stringify(broken));
}
