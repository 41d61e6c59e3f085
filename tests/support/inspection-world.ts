import { eq } from "drizzle-orm";
import { database } from "../../src/db/client";
import { hazardousItem, inspection, staffPost } from "../../src/db/schema";
import { recordItem } from "../../src/features/projects";
import { itemInput } from "../../src/features/projects/input";
import type { UserActor } from "../../src/platform/actor";
import { randomId } from "../../src/platform/id";
import { as, type Filing, makeAdmittedCase, makePerson, regulatorActor } from "./world";

let counter = 0;

/** Somebody with a post at a body: a district's, or the station's. */
export async function makeInspector(
  post: "station" | "district" | "bureau",
  jurisdiction: string,
  name = `检查员${++counter}`,
): Promise<UserActor> {
  const personId = await makePerson(name);
  await database()
    .insert(staffPost)
    .values({ id: randomId(), personId, post, jurisdictionCode: jurisdiction, validFrom: "2020-01-01" });
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
