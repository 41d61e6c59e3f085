import { eq } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import { auditEntry, holiday, titleUse } from "../../../src/db/schema";
import {
  commitHolidays,
  countHolidayImports,
  discardHolidays,
  findHolidayImport,
  holidayCalendar,
  listHolidayImports,
  previewHolidays,
  workingDayDeadline,
} from "../../../src/features/rulebook";
import { requestUse } from "../../../src/features/title-use";
import type { UserActor } from "../../../src/platform/actor";
import { boundedRead } from "../../../src/platform/bounded-read";
import { writeSheet } from "../../../src/platform/sheet";
import { makeAdministrator } from "../../support/administrators";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeExpert, regulatorActor } from "../../support/world";

const db = useDatabase();
let system: UserActor;

beforeAll(async () => {
  await db.setClock(new Date("2026-12-28T01:00:00Z"));
  system = await makeAdministrator("system", "系统甲");
});

// An arrangement of our own making, in the notice's words: the State Council's for 2027 is not known here.
const text = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。1月9日（周六）上班。
二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
三、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。
四、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。`;
const notice = (bytes: string | Buffer = text, fileName = "通知.txt") => ({
  fileName,
  bytes: Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes, "utf8"),
});
const document = "国办发明电〔2026〕7号";
const holidays = async (year: string) =>
  (await database().select().from(holiday))
    .filter(({ day }) => day.startsWith(year))
    .map(({ day }) => day)
    .sort();

async function requested(): Promise<{ dueBy: Date }> {
  const expert = await makeExpert(["SZ-JK"]);
  const { useId } = await requestUse(await as(expertActor(expert)), {
    kind: "TRAINING",
    organizer: "青岛某协会",
    place: "市南区",
    content: "授课",
    dateFrom: "2027-03-01",
    dateTo: "2027-03-01",
  });
  const [row] = await database().select().from(titleUse).where(eq(titleUse.id, useId));
  return { dueBy: row!.decideBy };
}

it("counts for deadlines computed afterwards, and leaves those that are set", async () => {
  const calendar = await holidayCalendar({});
  expect(calendar.isPublished("2027-01-01")).toBe(false);
  expect(workingDayDeadline("2026-12-28", 5, calendar)).toMatchObject({
    dueDate: "2027-01-04",
    published: false,
  });
  const before = await requested();
  const { importId, problems } = await previewHolidays(await as(system), notice());
  expect(problems).toBe(0);
  expect(await holidays("2027")).toEqual([]);
  const shown = await boundedRead(await as(system), (read) => findHolidayImport(read, importId));
  expect(shown).toMatchObject({
    year: 2027,
    state: "PREVIEWED",
    changes: { changed: [], removed: [], problems: [] },
  });
  expect(shown?.changes?.added).toHaveLength(3 + 1 + 7 + 1 + 5 + 7);
  expect(await commitHolidays(await as(system), { importId, document })).toEqual({
    importId,
    outcome: "committed",
  });
  expect(await holidays("2027")).toHaveLength(24);
  const [row] = await database().select().from(holiday).where(eq(holiday.day, "2027-01-09"));
  expect(row).toMatchObject({ kind: "work", name: "元旦调休上班", source: document });

  const now = await holidayCalendar({});
  expect(now.version).not.toBe(calendar.version);
  expect(workingDayDeadline("2026-12-28", 5, now)).toMatchObject({ dueDate: "2027-01-05", published: true });
  const after = await requested();
  expect(before.dueBy.toISOString()).toBe("2027-01-04T16:00:00.000Z");
  expect(after.dueBy.toISOString()).toBe("2027-01-05T16:00:00.000Z");
  const uses = await database().select().from(titleUse);
  expect(uses.map(({ decideBy }) => decideBy.toISOString()).sort()).toEqual([
    "2027-01-04T16:00:00.000Z",
    "2027-01-05T16:00:00.000Z",
  ]);
  const said = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, importId));
  expect(said.map(({ action }) => action).sort()).toEqual(["holidays.committed", "holidays.previewed"]);
  await expect(commitHolidays(await as(system), { importId, document })).rejects.toMatchObject({
    code: "CLOSED",
  });
});

it("is all or nothing: one problem refuses it, by row and column", async () => {
  const before = await holidays("2027");
  const { importId, problems } = await previewHolidays(
    await as(system),
    notice(
      text
        .replace("1月1日（周五）", "1月1日（周六）")
        .replace("10月1日（周五）至7日（周四）放假调休，共7天", "10月1日（周五）放假"),
    ),
  );
  expect(problems).toBe(3);
  const shown = await findHolidayImport(await as(system), importId);
  expect(shown).toMatchObject({ state: "REFUSED", changes: null });
  expect(shown?.problems.map(({ row, column }) => [row, column])).toEqual([
    [1, "2027-10-02"],
    [1, "2027-10-03"],
    [2, "元旦"],
  ]);
  await expect(commitHolidays(await as(system), { importId, document })).rejects.toMatchObject({
    code: "CLOSED",
  });
  expect(await holidays("2027")).toEqual(before);
});

it("corrects days to come and never those that have come", async () => {
  const moved = text.replace("2月14日（周日）上班", "2月20日（周六）上班");
  const { importId } = await previewHolidays(await as(system), notice(moved));
  const shown = await findHolidayImport(await as(system), importId);
  expect(shown?.changes).toMatchObject({
    added: [{ day: "2027-02-20", kind: "work" }],
    changed: [],
    removed: [{ day: "2027-02-14", kind: "work" }],
  });
  // Previewed in time and taken over too late: compared once more.
  await db.setClock(new Date("2027-02-14T01:00:00Z"));
  expect(await commitHolidays(await as(system), { importId, document })).toMatchObject({
    outcome: "refused",
  });
  await db.setClock(new Date("2027-01-04T01:00:00Z"));
  const again = await previewHolidays(await as(system), notice(moved));
  expect(await commitHolidays(await as(system), { ...again, document })).toMatchObject({
    outcome: "committed",
  });
  expect(await holidays("2027-02")).toContain("2027-02-20");
  expect(await holidays("2027-02")).not.toContain("2027-02-14");
  const same = await previewHolidays(await as(system), notice(moved));
  await expect(commitHolidays(await as(system), { ...same, document })).rejects.toMatchObject({
    code: "NOTHING_NEW",
  });
  await discardHolidays(await as(system), same);
  await expect(discardHolidays(await as(system), same)).rejects.toMatchObject({ code: "CLOSED" });
});

it("is read from a workbook and from a list as well", async () => {
  const days = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"].map((day) => `2028-${day}`);
  const list = JSON.stringify({ days: days.map((date) => ({ date, name: "节日", isOffDay: true })) });
  const fromList = await previewHolidays(await as(system), notice(list, "2028.json"));
  expect(fromList.problems).toBe(0);
  const columns = ["日期", "安排", "名称"].map((head) => ({ head, width: 12 }));
  const rows = [...days.map((day) => [day, "放假", "节日"]), ["2028-01-03", "上班", "调休"]];
  const workbook = Buffer.from(await new Response(writeSheet("节假日", columns, rows)).arrayBuffer());
  const fromSheet = await previewHolidays(await as(system), notice(workbook, "2028.xlsx"));
  expect((await findHolidayImport(await as(system), fromSheet.importId))?.problems).toEqual([
    { row: 8, column: "2028-01-03", reason: expect.stringContaining("工作日") },
  ]);
  await expect(
    previewHolidays(await as(system), notice(Buffer.from("PK\u0003\u0004x"), "x.xlsx")),
  ).rejects.toMatchObject({
    name: "SheetRefused",
  });
  await discardHolidays(await as(system), fromList);
});

it("belongs to the system administrator alone", async () => {
  const others = [
    await makeAdministrator("security"),
    await makeAdministrator("audit"),
    regulatorActor("bureau", "370200"),
  ];
  const { importId } = await previewHolidays(await as(system), notice(text.replaceAll("2027", "2030")));
  for (const actor of others) {
    const ctx = await as(actor);
    for (const tried of [
      previewHolidays(ctx, notice()),
      commitHolidays(ctx, { importId, document }),
      discardHolidays(ctx, { importId }),
      countHolidayImports(ctx),
      listHolidayImports(ctx, { limit: 10, offset: 0 }),
      findHolidayImport(ctx, importId),
    ])
      await expect(tried).rejects.toMatchObject({ name: "NotFound" });
  }
  const ctx = await as(system);
  expect(await boundedRead(ctx, (read) => listHolidayImports(read, { limit: 100, offset: 0 }))).toHaveLength(
    await countHolidayImports(ctx),
  );
});

it("and everything that must hold of the rulebook does", async () => {
  const findings = await checkInvariants(database());
  expect(
    findings.filter(({ name, offenders }) => name.startsWith("rulebook.") && offenders.length > 0),
  ).toEqual([]);
});
