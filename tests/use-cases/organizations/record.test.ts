import {
  findOrganizationByUscc,
  recordOrganization,
  recordOwnership,
  recordStructure,
  registerOrganization,
} from "../../../src/features/organizations";
import type { AccountActor } from "../../../src/platform/actor";
import { publicContext, systemContext } from "../../../src/platform/context";
import { mutation } from "../../../src/platform/mutation";
import { useDatabase } from "../../support/database";
import { owns, someUscc, unit } from "./units";

const db = useDatabase();

const audits = async (subject: string) =>
  (
    await db.owner<{ action: string; actor_id: string }[]>`
      select action, actor_id from audit_entry where subject_id = ${subject} order by id`
  ).map(({ action, actor_id }) => `${action} ${actor_id}`);

async function accountOf(organizationId: string | null) {
  const actor: AccountActor = { kind: "account", id: `u-${organizationId}`, personId: null, organizationId };
  return { ...(await publicContext()), actor };
}

describe("naming a unit", () => {
  it("makes it once, with the code normalised, and never renames it", async () => {
    const uscc = someUscc();
    const ctx = await systemContext("test");
    const first = await recordOrganization(ctx, { uscc, name: "青岛某某(集团)有限公司" });
    const again = await recordOrganization(ctx, { uscc: ` ${uscc.toLowerCase()} `, name: "另一个名字公司" });
    expect(first).toEqual({ id: first.id, name: "青岛某某（集团）有限公司", created: true });
    expect(again).toEqual({ id: first.id, name: "青岛某某（集团）有限公司", created: false });
    expect(await audits(first.id)).toEqual(["organization.recorded test"]);
    expect((await findOrganizationByUscc({}, uscc))?.id).toBe(first.id);
  });

  it("makes one unit of one code when eight name it at once", async () => {
    const uscc = someUscc();
    const ctx = await systemContext("test");
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, number) => recordOrganization(ctx, { uscc, name: `同时${number}公司` })),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made.filter(({ created }) => created)).toHaveLength(1);
  });

  it("joins the transaction of whoever calls it", async () => {
    const uscc = someUscc();
    const ctx = await systemContext("test");
    await expect(
      mutation(ctx, async (tx, now) => {
        await recordOrganization({ ...ctx, tx, now }, { uscc, name: "随项目回滚公司" });
        throw new Error("the project could not be saved");
      }),
    ).rejects.toThrow("the project could not be saved");
    expect(await findOrganizationByUscc({}, uscc)).toBeNull();
  });

  it("refuses a code with a wrong check character", async () => {
    const uscc = someUscc();
    const wrong = uscc.slice(0, 17) + (uscc.endsWith("A") ? "B" : "A");
    await expect(
      recordOrganization(await systemContext("test"), { uscc: wrong, name: "某公司" }),
    ).rejects.toThrow("校验码不符");
    expect(await findOrganizationByUscc({}, wrong)).toBeNull();
  });
});

describe("registering a unit", () => {
  it("is done once, by its own login, and on record", async () => {
    const id = await unit("待登记");
    const ctx = await accountOf(id);
    await registerOrganization(ctx, { kinds: ["contractor", "supervision"] });
    const [row] = await db.owner`select kinds, registered_at from organization where id = ${id}`;
    expect(row?.kinds).toEqual(["contractor", "supervision"]);
    expect(row?.registered_at).toBeInstanceOf(Date);
    expect(await audits(id)).toContain(`organization.registered u-${id}`);
    await expect(registerOrganization(ctx, { kinds: ["owner"] })).rejects.toMatchObject({
      code: "ALREADY_REGISTERED",
    });
  });

  it("has one winner when the form is sent twice at once", async () => {
    const id = await unit("两次登记");
    const ctx = await accountOf(id);
    const done = await Promise.allSettled([
      registerOrganization(ctx, { kinds: ["contractor"] }),
      registerOrganization(ctx, { kinds: ["supervision"] }),
    ]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await audits(id)).filter((line) => line.startsWith("organization.registered"))).toHaveLength(1);
  });

  it("is refused to a personal login and to visitors", async () => {
    await expect(registerOrganization(await accountOf(null), { kinds: ["contractor"] })).rejects.toThrow(
      "not found",
    );
    await expect(registerOrganization(await publicContext(), { kinds: ["contractor"] })).rejects.toThrow(
      "not found",
    );
  });
});

describe("recording how units hang together", () => {
  it("is for the pool's keepers and imports, nobody else", async () => {
    const id = await unit("关系");
    await expect(
      recordStructure(await accountOf(id), { organizationId: id, stopNode: true }),
    ).rejects.toMatchObject({
      code: "WRONG_ROLE",
    });
    const [row] = await db.owner`select stop_node from organization where id = ${id}`;
    expect(row?.stop_node).toBe(false);
  });

  it("refuses a branch of a branch", async () => {
    const head = await unit("法人");
    const branch = await unit("分公司", { branchOf: head });
    const ctx = await systemContext("test");
    await expect(
      recordStructure(ctx, { organizationId: await unit("再分"), branchOf: branch }),
    ).rejects.toMatchObject({ code: "BRANCH_OF_BRANCH" });
  });

  it("refuses overlapping shares of one pair, also at the same moment", async () => {
    const [owner, owned] = [await unit("股东"), await unit("被投")];
    await owns(owner, owned, 60, { from: "2020-01-01", to: "2022-12-31" });
    await expect(owns(owner, owned, 70, { from: "2022-12-31" })).rejects.toMatchObject({ code: "OVERLAP" });
    const both = await Promise.allSettled([
      owns(owner, owned, 70, { from: "2023-01-01" }),
      owns(owner, owned, 80, { from: "2023-01-01" }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [row] = await db.owner`select count(*)::int as shares from ownership where owned_id = ${owned}`;
    expect(row?.shares).toBe(2);
  });

  it.each([
    [{ percent: 0 }, "percent"],
    [{ percent: 100.01 }, "percent"],
    [{ percent: Number.NaN }, "percent"],
    [{ validFrom: "2026-02-30" }, "validFrom"],
    [{ validTo: "2019-12-31" }, "validTo"],
  ])("refuses %j with a sentence beside %s", async (wrong, field) => {
    const input = {
      ownerId: crypto.randomUUID(),
      ownedId: crypto.randomUUID(),
      percent: 60,
      controls: true,
      validFrom: "2020-01-01",
      validTo: null,
      ...wrong,
    };
    await expect(recordOwnership(await systemContext("test"), input)).rejects.toMatchObject({
      fields: { [field]: expect.any(String) },
    });
  });

  it("does not let one session see another's half-made unit", async () => {
    const uscc = someUscc();
    const ctx = await systemContext("test");
    await mutation(ctx, async (tx, now) => {
      const made = await recordOrganization({ ...ctx, tx, now }, { uscc, name: "未提交公司" });
      expect(await findOrganizationByUscc({}, uscc)).toBeNull();
      expect((await findOrganizationByUscc({ tx }, uscc))?.id).toBe(made.id);
      return { value: made, audit: [{ action: "data.seeded", subject: { type: "test", id: "x" } }] };
    });
  });
});
