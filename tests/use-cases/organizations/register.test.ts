import {
  changeOrganization,
  countOrganizations,
  findRegisteredUnit,
  listBranches,
  listNames,
  listOrganizations,
  readRegisterFilter,
  recordOrganization,
  recordUnitLogin,
  renameOrganization,
} from "../../../src/features/organizations";
import { dateAt } from "../../../src/features/rulebook";
import { publicContext, systemContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { bureau, district, station, strangers } from "./people";
import { someUscc, unit } from "./units";

const db = useDatabase();

const traced = async (subject: string) =>
  (await db.owner`select action, detail from audit_entry where subject_id = ${subject} order by id`).map(
    ({ action }) => action as string,
  );
const jobsFor = async (id: string) =>
  (
    await db.owner`select count(*)::int as n from outbox where job = 'organizations.structure-changed'
      and payload ->> 'organizationId' = ${id}`
  )[0]?.n as number;
const today = async () => dateAt((await station()).now);

async function formOf(id: string) {
  const { version, kinds, headUscc, stopReason } = await findRegisteredUnit(await station(), id);
  return { organizationId: id, version, kinds, headUscc, stopReason };
}

describe("changing a unit", () => {
  it("keeps kinds, branch and stop node with its reason, on record, and re-checks its group", async () => {
    const [head, id] = [await unit("甲总公司"), await unit("甲分公司")];
    const { uscc } = await findRegisteredUnit(await station(), head);
    const before = await jobsFor(id);
    await changeOrganization(await station(), {
      ...(await formOf(id)),
      kinds: ["contractor", "design"],
      headUscc: uscc,
    });
    expect(await findRegisteredUnit(await station(), id)).toMatchObject({
      kinds: ["contractor", "design"],
      branchOf: head,
      stopNode: false,
    });
    expect((await listBranches(await district(), head)).map((one) => one.id)).toEqual([id]);
    expect(await traced(id)).toContain("organization.changed");
    expect((await jobsFor(id)) - before).toBe(1);
    const state = await unit("市国资委");
    await changeOrganization(await station(), { ...(await formOf(state)), stopReason: "履行出资人职责" });
    expect(await findRegisteredUnit(await station(), state)).toMatchObject({
      stopNode: true,
      stopReason: "履行出资人职责",
    });
  });

  it("writes nothing when nothing was changed", async () => {
    const id = await unit("不变");
    const lines = await traced(id);
    await changeOrganization(await station(), await formOf(id));
    expect(await traced(id)).toEqual(lines);
  });

  it("is the station's alone", async () => {
    const id = await unit("只归监督站");
    const form = { ...(await formOf(id)), kinds: ["owner" as const] };
    for (const [who, ctx] of await strangers()) {
      await expect([who, changeOrganization(ctx, form)][1]).rejects.toMatchObject({ code: "WRONG_ROLE" });
    }
    expect((await findRegisteredUnit(await station(), id)).kinds).toEqual([]);
  });

  it("lets the faster of two win, and says so to the other", async () => {
    const id = await unit("两人修改");
    const form = await formOf(id);
    const done = await Promise.allSettled([
      changeOrganization(await station(), { ...form, kinds: ["owner"] }),
      changeOrganization(await station(), { ...form, kinds: ["design"] }),
    ]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(done.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "CHANGED" } });
  });

  it("makes no circles and no chains of branches, not even two at the same moment", async () => {
    const [a, b, c] = [await unit("圈甲"), await unit("圈乙"), await unit("圈丙")];
    const codeOf = async (id: string) => (await findRegisteredUnit(await station(), id)).uscc;
    const branch = async (id: string, head: string) =>
      changeOrganization(await station(), { ...(await formOf(id)), headUscc: await codeOf(head) });
    await expect(branch(a, a)).rejects.toMatchObject({ code: "OWN_BRANCH" });
    const both = await Promise.allSettled([branch(a, b), branch(b, a)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [row] =
      await db.owner`select id, branch_of from organization where id in (${a}, ${b}) and branch_of is not null`;
    await expect(branch(c, row?.id as string)).rejects.toMatchObject({ code: "BRANCH_OF_BRANCH" });
    await expect(branch(row?.branch_of as string, c)).rejects.toMatchObject({ code: "HAS_BRANCHES" });
    const stop = await unit("财政局", { stopNode: true });
    await expect(branch(c, stop)).rejects.toMatchObject({ code: "BRANCH_OF_STOP" });
    await expect(
      changeOrganization(await station(), { ...(await formOf(c)), headUscc: someUscc() }),
    ).rejects.toMatchObject({ fields: { headUscc: expect.any(String) } });
  });
});

describe("renaming a unit", () => {
  const rename = async (id: string, before: string, name: string, from?: string) =>
    renameOrganization(await station(), {
      organizationId: id,
      before,
      name,
      from: from ?? (await today()),
      document: "准予变更登记通知书2026第1号",
    });

  it("keeps the code and every name with its days, and finds the unit by each", async () => {
    const id = await unit("老港湾路桥");
    await rename(id, "老港湾路桥有限公司", "新港湾路桥有限公司", "2024-03-01");
    await rename(id, "新港湾路桥有限公司", "大港湾路桥集团有限公司", "2026-01-01");
    expect(await listNames(await bureau(), id)).toMatchObject([
      { name: "老港湾路桥有限公司", validTo: "2024-02-29" },
      { name: "新港湾路桥有限公司", validFrom: "2024-03-01", validTo: "2025-12-31" },
      { name: "大港湾路桥集团有限公司", validFrom: "2026-01-01", validTo: null },
    ]);
    for (const keyword of ["老港湾", "新港湾路", "大港湾"]) {
      const [found] = await listOrganizations(await district(), readRegisterFilter({ keyword }), {
        limit: 20,
        offset: 0,
      });
      expect(found).toMatchObject({ id, name: "大港湾路桥集团有限公司" });
      expect(found?.former === null).toBe(keyword === "大港湾");
    }
    expect((await traced(id)).filter((action) => action === "organization.renamed")).toHaveLength(2);
  });

  it("has one winner when two rename at once", async () => {
    const id = await unit("同时更名");
    const done = await Promise.allSettled([
      rename(id, "同时更名有限公司", "更名一有限公司"),
      rename(id, "同时更名有限公司", "更名二有限公司"),
    ]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(done.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "RENAMED" } });
    expect(await listNames(await station(), id)).toHaveLength(2);
  });

  it("refuses the same name, a day to come, and a day before the last renaming", async () => {
    const id = await unit("日期");
    await expect(rename(id, "日期有限公司", "日期有限公司")).rejects.toMatchObject({
      fields: { name: expect.any(String) },
    });
    await expect(rename(id, "日期有限公司", "日期二有限公司", "2099-01-01")).rejects.toMatchObject({
      fields: { from: expect.any(String) },
    });
    await rename(id, "日期有限公司", "日期二有限公司", "2026-05-01");
    await expect(rename(id, "日期二有限公司", "日期三有限公司", "2026-04-30")).rejects.toMatchObject({
      fields: { from: expect.any(String) },
    });
    expect(await listNames(await station(), id)).toHaveLength(2);
  });

  it("is the station's alone", async () => {
    const id = await unit("更名只归监督站");
    for (const [, ctx] of await strangers()) {
      const from = await today();
      await expect(
        renameOrganization(ctx, {
          organizationId: id,
          before: "更名只归监督站有限公司",
          name: "别的名字有限公司",
          from,
          document: "文号",
        }),
      ).rejects.toMatchObject({ code: "WRONG_ROLE" });
    }
  });

  it("happens by itself when the identity platform knows another name, and keeps the old one", async () => {
    const uscc = someUscc();
    const { id } = await recordOrganization(await systemContext("test"), {
      uscc,
      name: "登录前名称有限公司",
    });
    const claims = {
      issuer: "https://idp.example",
      subject: `l-${id}`,
      userType: "legal" as const,
      name: "张三",
      idNumber: "000000199001010019",
      phone: null,
      phoneVerified: false,
      unit: { uscc, name: "登录后名称有限公司" },
    };
    const ctx = await publicContext();
    await Promise.all([recordUnitLogin(ctx, claims), recordUnitLogin(ctx, claims)]);
    expect((await listNames(await station(), id)).map(({ name }) => name)).toEqual([
      "登录前名称有限公司",
      "登录后名称有限公司",
    ]);
  });

  it("is never rewritten, not by the owner of the tables either", async () => {
    const id = await unit("不可改写");
    await rename(id, "不可改写有限公司", "改写后有限公司");
    await expect(
      db.owner`update organization_name set name = '别的' where organization_id = ${id}`,
    ).rejects.toThrow("history");
    await expect(db.owner`delete from organization_name where organization_id = ${id}`).rejects.toThrow(
      "history",
    );
  });
});

describe("names that are no unit's", () => {
  it.each([
    "无",
    "无单位",
    "无工作单位",
    "没有单位",
    "暂无",
    "自由职业",
    "自由职业者",
    "退休",
    "已退休",
    "离退休人员",
    "个人",
    "个体户",
    "独立专家",
    "待业",
    "N/A",
    "其他",
    "退休（返聘）",
  ])("%s is refused with a sentence", async (name) => {
    const ctx = await systemContext("test");
    await expect(recordOrganization(ctx, { uscc: someUscc(), name })).rejects.toThrow("不是单位名称");
  });

  it.each([
    "青岛无限创意建设有限公司",
    "退休职工之家服务中心",
    "个人所得税服务有限公司",
    "自由港建设集团",
    "李沧区老王个体工商户",
    "其他山石建材有限公司",
  ])("%s is one", async (name) => {
    const ctx = await systemContext("test");
    expect((await recordOrganization(ctx, { uscc: someUscc(), name })).created).toBe(true);
  });
});

describe("the list of units", () => {
  it("finds by code, kind and structure, and is empty for whoever is no regulator", async () => {
    const [head, stop] = [await unit("清单总公司"), await unit("清单财政局", { stopNode: true })];
    const branch = await unit("清单分公司", { branchOf: head });
    const list = async (query: Record<string, string>) =>
      (
        await listOrganizations(await station(), readRegisterFilter({ keyword: "清单", ...query }), {
          limit: 50,
          offset: 0,
        })
      ).map(({ id }) => id);
    expect((await list({})).sort()).toEqual([head, stop, branch].sort());
    expect(await list({ structure: "branch" })).toEqual([branch]);
    expect(await list({ structure: "stop" })).toEqual([stop]);
    const { uscc } = await findRegisteredUnit(await station(), head);
    expect(await list({ keyword: uscc.slice(0, 17).toLowerCase() })).toContain(head);
    expect(await list({ keyword: "%" })).toEqual([]);
    for (const [who, ctx] of await strangers()) {
      const n = await countOrganizations(ctx, readRegisterFilter({}));
      expect([who, n > 0]).toEqual([who, who === "bureau" || who === "district"]);
      if (who === "bureau" || who === "district") continue;
      await expect(findRegisteredUnit(ctx, head)).rejects.toThrow("not found");
      expect(await listNames(ctx, head)).toEqual([]);
    }
  });
});
