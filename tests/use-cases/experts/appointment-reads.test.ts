import {
  countApplications,
  countApplicationTabs,
  countPublicity,
  findApplication,
  findObjection,
  findObjectionByCode,
  findPublicity,
  handleObjection,
  listApplications,
  listApplicationTrace,
  listObjections,
  listOpinions,
  listPublicity,
  readApplicationFilter,
  submitObjection,
} from "../../../src/features/experts";
import type { UserActor } from "../../../src/platform/actor";
import { publicContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeExpert } from "../../support/world";
import { approveBy, makePublished, makeSubmitted, makeUnderReview, officer } from "./appointment-world";

const db = useDatabase();
beforeAll(async () => db.setClock(new Date("2026-11-25T02:00:00Z")));

const filter = readApplicationFilter;
const page = { limit: 50, offset: 0 };
const object = async (applicationId: string) =>
  submitObjection(await publicContext(), {
    applicationId,
    content: "业绩不实",
    name: "孙某",
    unit: "某公司",
  });

describe("the station's reads", () => {
  it("are the station's and the bureau's, and nobody else's", async () => {
    const { id } = await makeSubmitted();
    const outsiders = [await officer("district"), expertActor(await makeExpert(["SZ-JK"]))];
    const reads = async (actor: UserActor) => {
      const ctx = await as(actor);
      return {
        found: (await findApplication(ctx, id))?.id ?? null,
        listed: (await listApplications(ctx, filter({}), page)).length,
        counted: await countApplications(ctx, filter({})),
        tabs: (await countApplicationTabs(ctx)).check,
        trace: (await listApplicationTrace(ctx, id)).length,
        opinions: (await listOpinions(ctx, id)).shown.length,
        objections: (await listObjections(ctx, id)).length,
      };
    };
    for (const actor of outsiders) {
      expect(await reads(actor)).toEqual({
        found: null,
        listed: 0,
        counted: 0,
        tabs: 0,
        trace: 0,
        opinions: 0,
        objections: 0,
      });
    }
    for (const actor of [await officer("station"), await officer("bureau")])
      expect(await reads(actor)).toMatchObject({ found: id, listed: 1, counted: 1, tabs: 1 });
    const ctx = await as(await officer());
    expect(await findApplication(ctx, "no-id")).toBeNull();
  });

  it("hold no phone, the ID number masked, and of interests whether there are any", async () => {
    const { id, personId } = await makeSubmitted({ interests: ["91370200TEST000001"] });
    await db.owner`update person set name = '李某' where id = ${personId}`;
    const text = JSON.stringify(await findApplication(await as(await officer()), id));
    expect(text).toContain("李某");
    expect(text).toMatch(/\*{10}/);
    expect(text).not.toMatch(/1990000\d{4}|配偶|91370200TEST000001/);
  });

  it("find by name, unit, specialty, kind and day, in the order asked for", async () => {
    const { id, employer, personId } = await makeSubmitted({ specialties: ["GD-QZ"], kind: "RENEWAL" });
    await db.owner`update person set name = '欧阳某某' where id = ${personId}`;
    const ctx = await as(await officer());
    const hits = async (query: Record<string, string>) =>
      (await listApplications(ctx, filter(query), page)).map((row) => row.id);
    expect(await hits({ keyword: "欧阳" })).toEqual([id]);
    expect(await hits({ keyword: employer?.uscc ?? "" })).toEqual([]);
    const [row] = await db.owner`select name from organization where id = ${employer?.id ?? ""}`;
    expect(await hits({ keyword: row?.name as string })).toEqual([id]);
    expect(await hits({ specialty: "GD-QZ" })).toEqual([id]);
    expect(await hits({ kind: "RENEWAL", from: "2026-11-25", to: "2026-11-25" })).toEqual([id]);
    expect(await hits({ kind: "RENEWAL", from: "2026-11-26" })).toEqual([]);
    expect(await hits({ keyword: "%" })).toEqual([]);
    const numbers = (await listApplications(ctx, filter({ sort: "number", direction: "desc" }), page)).map(
      (one) => one.number,
    );
    expect(numbers).toEqual([...numbers].sort().reverse());
    const first = (await listApplications(ctx, filter({ keyword: "欧阳" }), page))[0];
    expect(first).toMatchObject({
      name: "欧阳某某",
      employer: row?.name,
      specialties: [{ specialty: "GD-QZ" }],
    });
  });
});

describe("opinions", () => {
  it("of others are hidden until the own is given", async () => {
    const { id } = await makeUnderReview({ specialties: ["SZ-JK", "SZ-MB"] });
    const [first, second, bureau] = [await officer(), await officer(), await officer("bureau")];
    await approveBy(first, id);
    const seen = async (actor: UserActor) => {
      const { shown, hidden } = await listOpinions(await as(actor), id);
      return [shown.length, hidden.get("SZ-JK") ?? 0];
    };
    expect(await seen(first)).toEqual([1, 0]);
    expect(await seen(second)).toEqual([0, 1]);
    expect(await seen(bureau)).toEqual([0, 1]);
    const trace = JSON.stringify(await listApplicationTrace(await as(second), id));
    expect(trace).toContain("application.reviewed");
    await approveBy(second, id);
    expect(await seen(second)).toEqual([2, 0]);
    expect(await seen(bureau)).toEqual([2, 0]);
  });
});

describe("an objection", () => {
  it("tells its author to whoever may handle it alone", async () => {
    const { id, reviewers, checker } = await makePublished();
    await object(id);
    const read = async (actor: UserActor) => {
      const ctx = await as(actor);
      const application = await findApplication(ctx, id);
      const [listed] = await listObjections(ctx, id);
      return findObjection(ctx, application!, listed!.id);
    };
    expect((await read(await officer()))?.author).toEqual({ name: "孙某", unit: "某公司" });
    for (const actor of [reviewers[0], checker, await officer("bureau")]) {
      const objection = await read(actor);
      expect(objection).toMatchObject({ named: true, author: null });
      expect(JSON.stringify(objection)).not.toContain("孙某");
    }
    const other = await makePublished();
    const ctx = await as(await officer());
    const [listed] = await listObjections(ctx, id);
    const elsewhere = await findApplication(ctx, other.id);
    expect(await findObjection(ctx, elsewhere!, listed!.id)).toBeNull();
  });

  it("is found again by its code, with the answer and nothing of its author", async () => {
    const { id } = await makePublished();
    const { code } = await object(id);
    const ctx = await publicContext();
    expect(await findObjectionByCode(ctx, code)).toMatchObject({ state: "OPEN", answer: null });
    expect(await findObjectionByCode(ctx, "0".repeat(32))).toBeNull();
    expect(await findObjectionByCode(ctx, "' or true --")).toBeNull();
    const [listed] = await listObjections(await as(await officer()), id);
    await handleObjection(await as(await officer()), {
      objectionId: listed!.id,
      decision: "dismiss",
      answer: "经核查，业绩属实。",
    });
    const answered = await findObjectionByCode(ctx, code);
    expect(answered).toMatchObject({ state: "DISMISSED", answer: "经核查，业绩属实。" });
    expect(JSON.stringify(answered)).not.toMatch(/孙某|某公司|业绩不实/);
  });
});

describe("the publicity", () => {
  it("shows name, unit, title and approved specialties, no number that leads to a person", async () => {
    const { id, personId } = await makePublished({ specialties: ["SZ-JK"] });
    await object(id);
    const ctx = await publicContext();
    const one = await findPublicity(ctx, id);
    expect(one).toMatchObject({ specialties: ["SZ-JK"], title: "高级工程师" });
    expect(Object.keys(one ?? {}).sort()).toEqual([
      "employer",
      "id",
      "kind",
      "name",
      "publicityFrom",
      "publicityTo",
      "specialties",
      "title",
    ]);
    expect(JSON.stringify(await listPublicity(ctx, page))).not.toMatch(/1990000\d{4}|OBJECTION/);
    expect(JSON.stringify(one)).not.toContain(personId);
    const submitted = await makeSubmitted();
    expect(await findPublicity(ctx, submitted.id)).toBeNull();
    expect(await findPublicity(ctx, "x")).toBeNull();
  });

  it("ends at 24:00, while what is objected to stays to be found until it is decided", async () => {
    const { id } = await makePublished();
    await object(id);
    expect(await countPublicity(await publicContext())).toBeGreaterThan(0);
    await db.setClock(new Date("2026-12-02T16:00:00Z"));
    const ctx = await publicContext();
    expect(await countPublicity(ctx)).toBe(0);
    expect(await listPublicity(ctx, page)).toEqual([]);
    expect((await findPublicity(ctx, id))?.id).toBe(id);
  });
});
