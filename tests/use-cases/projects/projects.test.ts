import {
  addParty,
  changeProject,
  countProjects,
  findProject,
  listItems,
  listParties,
  listProjects,
  raiseItem,
  recordItem,
  recordProject,
  removeItem,
  removeParty,
} from "../../../src/features/projects";
import { itemInput, partyInput } from "../../../src/features/projects/input";
import type { UserActor } from "../../../src/platform/actor";
import { Conflict, Denied, InvalidInput, NotFound } from "../../../src/platform/errors";
import { useDatabase } from "../../support/database";
import { as, makeUnit, nextUscc, officer, type Unit, unitActor } from "./people";

const db = useDatabase();
const facts = {
  name: "测试路综合管廊工程",
  address: "青岛市李沧区测试路",
  library: "SZ",
  jurisdictionCode: "370213",
} as const;

let unit: Unit;
let contractor: UserActor;
let stranger: UserActor;

beforeAll(async () => {
  unit = await makeUnit("青岛测试建设有限公司");
  contractor = unitActor(unit);
  stranger = unitActor(await makeUnit("青岛别家建设有限公司"));
});

const project = async () => (await recordProject(await as(contractor), facts)).projectId;
const pit = (projectId: string, more: Record<string, string> = {}) =>
  itemInput.parse({ projectId, kind: "pit", part: "1号工作井", "p.depth": "5.0", "u.depth": "m", ...more });
const trace = async (projectId: string) =>
  (
    await db.owner<{ action: string }[]>`
      select action from audit_entry where subject_id = ${projectId} order by at, id`
  ).map((row) => row.action);

describe("a project", () => {
  it("starts with its contractor as a party, and a line in the trace", async () => {
    const projectId = await project();
    const parties = await listParties(await as(contractor), projectId);
    expect(parties.map(({ role, uscc }) => ({ role, uscc }))).toEqual([
      { role: "contractor", uscc: unit.uscc },
    ]);
    expect(await trace(projectId)).toEqual(["project.recorded"]);
  });

  it("is recorded by a contractor alone, in a jurisdiction that exists", async () => {
    await expect(as(officer("station")).then((ctx) => recordProject(ctx, facts))).rejects.toThrow(Denied);
    await expect(
      as(contractor).then((ctx) => recordProject(ctx, { ...facts, jurisdictionCode: "110101" })),
    ).rejects.toThrow(InvalidInput);
  });

  it("is changed by its contractor, with the fields on record", async () => {
    const projectId = await project();
    await changeProject(await as(contractor), { projectId, ...facts, name: "测试路综合管廊二期" });
    expect((await findProject(await as(contractor), projectId))?.name).toBe("测试路综合管廊二期");
    const [row] =
      await db.owner`select detail from audit_entry where subject_id = ${projectId} and action = 'project.changed'`;
    expect(row?.detail).toEqual({ fields: ["name"] });
  });
});

describe("scope", () => {
  it.each([
    ["its contractor", () => contractor, true],
    ["another contractor", () => stranger, false],
    ["the station", () => officer("station"), true],
    ["the bureau", () => officer("bureau"), true],
    ["its district", () => officer("district", "370213"), true],
    ["another district", () => officer("district", "370214"), false],
  ])("shows a project to %s: %#", async (_, actor, visible) => {
    const projectId = await project();
    const ctx = await as(actor());
    expect((await findProject(ctx, projectId)) !== null).toBe(visible);
    expect((await listParties(ctx, projectId)).length > 0).toBe(visible);
    const page = await listProjects(ctx, { limit: 100, offset: 0 });
    expect(page.some((row) => row.id === projectId)).toBe(visible);
    expect(await countProjects(ctx, {})).toBe(page.length);
  });

  it("shows a project of a functional area to the district around it", async () => {
    const ctx = await as(contractor);
    const { projectId } = await recordProject(ctx, { ...facts, jurisdictionCode: "370214-GX" });
    expect(await findProject(await as(officer("district", "370214")), projectId)).not.toBeNull();
    expect(await findProject(await as(officer("district", "370213")), projectId)).toBeNull();
  });

  it("shows a project to the unit that supervises it, as long as it does", async () => {
    const projectId = await project();
    const supervisor = await makeUnit("青岛测试监理有限公司");
    const watcher = unitActor(supervisor, "supervision");
    expect(await findProject(await as(watcher), projectId)).toBeNull();
    const ctx = await as(contractor);
    const { partyId } = await addParty(ctx, { projectId, role: "supervision", ...supervisor });
    expect(await findProject(await as(watcher), projectId)).not.toBeNull();
    await removeParty(await as(contractor), { projectId, partyId });
    expect(await findProject(await as(watcher), projectId)).toBeNull();
  });
});

describe("parties", () => {
  it("come with a checked code, once per role, and wake the panels", async () => {
    const projectId = await project();
    expect(
      partyInput.safeParse({ projectId, role: "owner", uscc: "91110000802100433A", name: "测试建设方" })
        .success,
    ).toBe(false);
    const owner = await makeUnit("青岛测试建设方有限公司");
    await addParty(await as(contractor), { projectId, role: "owner", ...owner });
    await expect(addParty(await as(contractor), { projectId, role: "owner", ...owner })).rejects.toThrow(
      Conflict,
    );
    const jobs = await db.owner`select job from outbox where payload->>'projectId' = ${projectId}`;
    expect(jobs.map((row) => row.job)).toEqual(["projects.parties-changed"]);
    expect(await trace(projectId)).toEqual(["project.recorded", "party.added"]);
  });

  it("of two who name a new unit at once make one unit", async () => {
    const projects = await Promise.all([project(), project()]);
    const uscc = nextUscc();
    await Promise.all(
      projects.map(async (projectId) =>
        addParty(await as(contractor), { projectId, role: "design", uscc, name: "青岛同名设计院" }),
      ),
    );
    const [row] = await db.owner`select count(*)::int as n from organization where uscc = ${uscc}`;
    expect(row?.n).toBe(1);
  });

  it("are not added to a foreign project, nor is the builder its own supervisor", async () => {
    const projectId = await project();
    const other = await makeUnit("青岛测试勘察有限公司");
    await expect(
      as(stranger).then((ctx) => addParty(ctx, { projectId, role: "survey", ...other })),
    ).rejects.toThrow(NotFound);
    await expect(
      as(contractor).then((ctx) => addParty(ctx, { projectId, role: "supervision", ...unit })),
    ).rejects.toThrow("SUPERVISES_ITSELF");
  });

  it("keep the contractor itself", async () => {
    const projectId = await project();
    const [own] = await listParties(await as(contractor), projectId);
    await expect(
      as(contractor).then((ctx) => removeParty(ctx, { projectId, partyId: own?.id ?? "" })),
    ).rejects.toThrow("OWN_PARTY");
  });
});

describe("hazardous items", () => {
  it("are classified with the clause and the numbers used", async () => {
    const projectId = await project();
    await recordItem(await as(contractor), pit(projectId));
    const [item] = await listItems(await as(contractor), projectId);
    expect(item?.result).toBe("OVER_SCALE");
    expect(item?.classification.fired.map((one) => one.clause)).toContain("附件2 一");
    expect(item?.classification.numbers[0]?.given).toBe("5 m");
  });

  it("refuse what cannot be read, beside its field", async () => {
    const projectId = await project();
    const refused = await recordItem(await as(contractor), pit(projectId, { "p.depth": "1e309" })).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(InvalidInput);
    expect(Object.keys((refused as InvalidInput).fields)).toEqual(["p.depth"]);
  });

  it("stand in the list once, however the place is written, also when entered twice at once", async () => {
    const projectId = await project();
    const twins = await Promise.allSettled([
      recordItem(await as(contractor), pit(projectId, { chainage: "K1+200～K1+300" })),
      recordItem(await as(contractor), pit(projectId, { chainage: "k1＋200 - k1＋300" })),
    ]);
    expect(twins.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = twins.find((one) => one.status === "rejected");
    expect(refused?.reason).toBeInstanceOf(Conflict);
    expect(await listItems(await as(contractor), projectId)).toHaveLength(1);
  });

  it("are raised with a reason, never lowered", async () => {
    const projectId = await project();
    const { itemId } = await recordItem(
      await as(contractor),
      pit(projectId, { "p.depth": "4", "p.complex": "no" }),
    );
    await raiseItem(await as(contractor), { itemId, level: "OVER_SCALE", reason: "临近地铁" });
    const [item] = await listItems(await as(contractor), projectId);
    expect(item?.result).toBe("OVER_SCALE");
    expect(item?.classification.result).toBe("HAZARDOUS");
    const deep = await recordItem(await as(contractor), pit(projectId, { part: "2号工作井" }));
    await expect(
      as(contractor).then((ctx) =>
        raiseItem(ctx, { itemId: deep.itemId, level: "HAZARDOUS", reason: "图省事" }),
      ),
    ).rejects.toThrow("NOT_UPWARD");
  });

  it("are removed by their own contractor alone", async () => {
    const projectId = await project();
    const { itemId } = await recordItem(await as(contractor), pit(projectId));
    await expect(as(stranger).then((ctx) => removeItem(ctx, { itemId }))).rejects.toThrow(NotFound);
    await removeItem(await as(contractor), { itemId });
    expect(await listItems(await as(contractor), projectId)).toEqual([]);
    await recordItem(await as(contractor), pit(projectId));
    expect(await trace(projectId)).toEqual([
      "project.recorded",
      "item.recorded",
      "item.removed",
      "item.recorded",
    ]);
  });
});
