import { and, eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { attendee, auditEntry } from "../../../src/db/schema";
import {
  findMeeting,
  findOwnMeeting,
  listAttendee,
  listMeetingTodos,
  missingDuties,
  printSignInSheet,
  removeAttendee,
} from "../../../src/features/meetings";
import { useDatabase } from "../../support/database";
import { readPaper, readQr } from "../../support/read-paper";
import { makeReleasedPanel, vote } from "../../support/released-panel";
import { as, contractorActor, makeUnit, regulatorActor } from "../../support/world";

useDatabase();

const person = (duty: string, name: string) => ({ duty, unitName: "青岛某工程有限公司", name });

it("lists who of the parties comes, and takes somebody off again, once", async () => {
  const panel = await makeReleasedPanel();
  const { caseId } = panel.filing;
  await listAttendee(await as(panel.filing.actor), { caseId, ...person("owner_lead", "张工") });
  const [row] = await database().select().from(attendee).where(eq(attendee.caseId, caseId));
  expect(row).toMatchObject({ group: "owner", duty: "owner_lead", name: "张工" });
  const stranger = contractorActor("stranger", "stranger", await makeUnit("别的单位", ["contractor"]));
  for (const actor of [stranger, panel.members[0]!.actor, regulatorActor("station", "370200")]) {
    await expect(
      listAttendee(await as(actor), { caseId, ...person("owner_lead", "李工") }),
    ).rejects.toMatchObject({ name: "NotFound" });
  }
  await removeAttendee(await as(panel.filing.actor), { caseId, attendeeId: row!.id });
  await expect(
    removeAttendee(await as(panel.filing.actor), { caseId, attendeeId: row!.id }),
  ).rejects.toMatchObject({ code: "REMOVED" });
  const said = await database()
    .select({ action: auditEntry.action, detail: auditEntry.detail })
    .from(auditEntry)
    .where(and(eq(auditEntry.subjectId, caseId), eq(auditEntry.actorId, panel.filing.actor.id)));
  expect(said.filter(({ action }) => action.startsWith("attendee."))).toHaveLength(2);
  expect(JSON.stringify(said)).not.toContain("张工");
});

it("is shown to those it concerns, the ballot's secret to nobody", async () => {
  const panel = await makeReleasedPanel();
  const other = await makeReleasedPanel();
  const { caseId } = panel.filing;
  const [first, second] = panel.members;
  await vote(caseId, first!, second!);
  const meeting = await findMeeting(await as(panel.filing.actor), caseId);
  expect(meeting).toMatchObject({ state: "PRE_REVIEW", election: { votes: 1 }, mainThere: 0 });
  expect(missingDuties(meeting!.attendees)).toHaveLength(10);
  expect(await findMeeting(await as(other.filing.actor), caseId)).toBeNull();
  expect(await findMeeting(await as(regulatorActor("district", "370202")), caseId)).toBeNull();
  expect(await findMeeting(await as(regulatorActor("station", "370200")), caseId)).not.toBeNull();
  expect(await findOwnMeeting(await as(other.members[0]!.actor), caseId)).toBeNull();
  const own = await findOwnMeeting(await as(first!.actor), caseId);
  expect(own?.own.votedFor).toBe(second!.invitationId);
  const theirs = await findOwnMeeting(await as(second!.actor), caseId);
  expect(theirs?.own.votedFor).toBeNull();
  expect(await listMeetingTodos(await as(first!.actor))).toEqual([]);
  expect(await listMeetingTodos(await as(second!.actor))).toMatchObject([{ caseId, kind: "VOTE" }]);
});

it("prints the sheet with five groups, rows to sign and the code", async () => {
  const panel = await makeReleasedPanel();
  const { caseId } = panel.filing;
  const ctx = await as(panel.filing.actor);
  await listAttendee(ctx, { caseId, ...person("chief_supervisor", "总监甲") });
  const meeting = await findMeeting(ctx, caseId);
  const bytes = await printSignInSheet(meeting!, ctx.now);
  const pages = await readPaper(bytes);
  const text = pages
    .map((page) => page.text)
    .join("")
    .replaceAll(/\s/g, "");
  for (const group of ["论证专家", "建设单位", "勘察、设计单位", "施工单位", "监理单位"]) {
    expect(text).toContain(group);
  }
  for (const { name } of meeting!.members) expect(text).toContain(name);
  expect(text).toContain("总监甲");
  expect(text).toContain(meeting!.number);
  expect(readQr(pages[0]!)).toMatch(new RegExp(`/m/${meeting!.sitting!.code}$`));
  for (const page of pages) expect(page.text.replaceAll(/\s/g, "")).toContain("签名");
});
