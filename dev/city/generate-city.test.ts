import { createHash } from "node:crypto";
import { checkIdNumber, checkMobile, checkPersonName, isFictitiousIdNumber } from "@/features/accounts";
import { checkUscc } from "@/features/organizations";
import { SPECIALTY_CODES } from "@/features/rulebook";
import { parseAccounts } from "../identity-provider/account";
import { demoAccounts, demoPassword, demoTable } from "./demo-accounts";
import { generateCity } from "./generate-city";
import { mainSpecialtyCodes, specialtyCodes } from "./people/specialties";
import { Random } from "./random";

const today = "2026-11-22";
const city = generateCity({ seed: "qingdao", today });
const hash = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");
const count = <T>(list: readonly T[], is: (entry: T) => boolean) => list.filter(is).length;

describe("a synthetic city", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(hash(generateCity({ seed: "qingdao", today }))).toBe(hash(city));
    expect(hash(generateCity({ seed: "qingdao2", today }))).not.toBe(hash(city));
  });

  it("keeps its people, units and accounts on another day", () => {
    const later = generateCity({ seed: "qingdao", today: "2027-08-01" });
    expect(later.people).toEqual(city.people);
    expect(later.units).toEqual(city.units);
    expect(later.operators).toEqual(city.operators);
    expect(hash(later.experts.map((one) => [one.id, one.number, one.specialties.map((s) => s.code)]))).toBe(
      hash(city.experts.map((one) => [one.id, one.number, one.specialties.map((s) => s.code)])),
    );
  });

  it("refuses to be too small for its roles", () => {
    expect(() => generateCity({ seed: "s", today, units: 5 })).toThrow(RangeError);
  });

  it("has 600 experts and 60 units that build, besides those that stand behind them", () => {
    expect(city.experts).toHaveLength(600);
    expect(count(city.units, (unit) => unit.sort === "trade")).toBe(60);
    for (const kind of ["owner", "survey", "design", "contractor", "supervision", "monitoring", "testing"]) {
      expect(count(city.units, (unit) => unit.kinds[0] === kind)).toBeGreaterThanOrEqual(4);
    }
    expect(count(city.units, (unit) => unit.stopNode)).toBe(2);
    expect(count(city.units, (unit) => unit.branchOf !== null)).toBe(3);
  });
});

describe("numbers of people and units", () => {
  const everyone = [...city.people, ...city.operators];

  it("pass every check and can belong to nobody", () => {
    for (const { idNumber, phone, name } of everyone) {
      expect(checkIdNumber(idNumber, today)).toEqual({ ok: true, value: idNumber });
      expect(isFictitiousIdNumber(idNumber)).toBe(true);
      expect(checkMobile(phone)).toEqual({ ok: true, value: phone });
      expect(phone).toMatch(/^154\d{8}$/);
      expect(checkPersonName(name)).toEqual({ ok: true, value: name });
    }
    for (const { uscc } of [...city.units, city.stranger]) {
      expect(checkUscc(uscc)).toEqual({ ok: true, value: uscc });
      expect(uscc.slice(2, 8)).toBe("000000");
    }
  });

  it("are given out once", () => {
    expect(new Set(city.people.map((one) => one.idNumber)).size).toBe(city.people.length);
    expect(new Set(everyone.map((one) => one.phone)).size).toBe(everyone.length);
    expect(new Set(city.units.map((unit) => unit.uscc)).size).toBe(city.units.length);
    expect(new Set(city.units.map((unit) => unit.name)).size).toBe(city.units.length);
    const rows = [
      city.units,
      city.people,
      city.experts,
      city.projects,
      city.projects.flatMap((p) => p.items),
    ];
    const ids = rows.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("come with rare names, last digits X and USCCs ending in letters", () => {
    const names = city.people.map((one) => one.name);
    expect(names.some((name) => name.includes("𠮷"))).toBe(true);
    expect(names.some((name) => name.includes("·"))).toBe(true);
    expect(names.some((name) => [...name].length === 1)).toBe(true);
    expect(names.some((name) => [...name].length > 12)).toBe(true);
    expect(count(city.people, (one) => one.idNumber.endsWith("X"))).toBeGreaterThan(20);
    expect(count(city.people, (one) => one.idNumber.slice(10, 14) === "0229")).toBeGreaterThan(0);
    expect(count(city.units, (unit) => /[A-WY]$/.test(unit.uscc))).toBeGreaterThan(10);
  });
});

describe("the pool", () => {
  const holders = (code: string) =>
    count(city.experts, (one) => one.specialties.some((s) => s.code === code));
  const unitOf = new Map(city.units.map((unit) => [unit.id, unit]));
  const current = city.experts.map((one) => one.employments.filter((job) => job.validTo === null));

  it("covers the specialties of the rulebook", () => {
    expect([...specialtyCodes].sort()).toEqual([...SPECIALTY_CODES].sort());
  });

  it("is deep enough in every specialty, at least 25 in each main one", () => {
    for (const code of mainSpecialtyCodes) expect([code, holders(code) >= 25]).toEqual([code, true]);
    for (const code of specialtyCodes) expect([code, holders(code) >= 10]).toEqual([code, true]);
    for (const { specialties } of city.experts) {
      expect(specialties.length).toBeGreaterThanOrEqual(1);
      expect(specialties.length).toBeLessThanOrEqual(3);
      expect(new Set(specialties.map((s) => s.code)).size).toBe(specialties.length);
    }
  });

  it("has employers of very different size, and people with none, two or a university", () => {
    const sizes = new Map<string, number>();
    for (const jobs of current) {
      for (const job of jobs) if (job.main) sizes.set(job.unitId, (sizes.get(job.unitId) ?? 0) + 1);
    }
    const sorted = [...sizes.values()].sort((a, b) => b - a);
    expect(sorted[0]! / sorted[Math.floor(sorted.length / 2)]!).toBeGreaterThan(4);
    expect(sorted[0]!).toBeLessThan(90);
    expect(count(current, (jobs) => jobs.length === 0)).toBeGreaterThan(5);
    expect(count(current, (jobs) => jobs.length === 2)).toBeGreaterThan(5);
    expect(count(current.flat(), (job) => unitOf.get(job.unitId)?.sort === "university")).toBeGreaterThan(20);
    expect(count(current, (jobs) => count(jobs, (job) => job.main) > 1)).toBe(0);
  });

  it("knows every reason for not being drawn", () => {
    const day = (job: { validTo: string | null }) => job.validTo ?? "9999";
    const left = city.experts.flatMap((one) => one.employments).filter((job) => job.validTo !== null);
    expect(count(left, (job) => day(job) >= "2023-11-22")).toBeGreaterThan(10);
    expect(count(left, (job) => day(job) < "2023-11-22")).toBeGreaterThan(10);
    const some = (is: (one: (typeof city.experts)[number]) => boolean) => count(city.experts, is);
    expect(some((one) => one.interests.length > 0)).toBeGreaterThan(10);
    expect(
      some((one) => one.leaves.some((leave) => leave.from <= today && today <= leave.to)),
    ).toBeGreaterThan(5);
    expect(
      some((one) => one.suspensions.some((s) => s.from.slice(0, 10) <= today && s.to === null)),
    ).toBeGreaterThan(0);
    expect(some((one) => one.terms.every((term) => term.to < today))).toBeGreaterThan(5);
    expect(some((one) => one.terms.every((term) => term.from > today))).toBeGreaterThan(0);
    expect(count(city.people, (one) => !one.phoneVerified)).toBeGreaterThan(5);
  });

  it("shares one human being with the station", () => {
    const inPool = new Set(city.experts.map((one) => one.personId));
    expect(city.staff.filter((one) => inPool.has(one.personId)).map((one) => one.post)).toEqual(["station"]);
  });
});

describe("ownership", () => {
  const deliberate = new Set(city.crossHoldings.flatMap(([a, b]) => [`${a}>${b}`, `${b}>${a}`]));
  const edges = city.ownership.filter((share) => !deliberate.has(`${share.ownerId}>${share.ownedId}`));
  const ownedBy = (id: string) => edges.filter((share) => share.ownerId === id).map((share) => share.ownedId);

  it("runs in no circle but the deliberate one", () => {
    const depth = (id: string, above: readonly string[]): number => {
      expect(above).not.toContain(id);
      return 1 + Math.max(0, ...ownedBy(id).map((owned) => depth(owned, [...above, id])));
    };
    const depths = city.units.map((unit) => depth(unit.id, []));
    expect(Math.max(...depths)).toBeGreaterThanOrEqual(4);
    expect(city.crossHoldings).toHaveLength(1);
  });

  it("knows siblings, minority, expired and coming shares, control below half", () => {
    const controlled = new Map<string, number>();
    for (const share of city.ownership) {
      if (share.controls) controlled.set(share.ownerId, (controlled.get(share.ownerId) ?? 0) + 1);
    }
    expect(Math.max(...controlled.values())).toBeGreaterThanOrEqual(3);
    expect(city.ownership.some((share) => !share.controls)).toBe(true);
    expect(city.ownership.some((share) => share.validTo !== null && share.validTo < today)).toBe(true);
    expect(city.ownership.some((share) => share.validFrom > today)).toBe(true);
    expect(city.ownership.some((share) => share.controls && share.percent < 50)).toBe(true);
  });
});

describe("projects", () => {
  it("lie in every district and under the city, each with the parties a plan needs", () => {
    expect(new Set(city.projects.map((one) => one.jurisdictionCode)).size).toBe(11);
    for (const { parties, organizationId } of city.projects) {
      const held = parties.map((party) => party.role);
      expect(held).toEqual(
        expect.arrayContaining([
          "owner",
          "survey",
          "design",
          "contractor",
          "supervision",
          "monitoring",
          "testing",
        ]),
      );
      expect(parties.find((party) => party.role === "contractor")?.unitId).toBe(organizationId);
      const keys = parties.map((party) => `${party.role} ${party.unitId}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

describe("demonstration accounts", () => {
  const accounts = demoAccounts(city);

  it("are a directory the identity provider takes, each name once per tab", () => {
    expect(parseAccounts(JSON.parse(JSON.stringify(accounts)))).toHaveLength(accounts.length);
    const keys = accounts.map((account) => `${account.userType} ${account.username}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(accounts.map((account) => account.password))).toEqual(new Set([demoPassword]));
  });

  it("hold a login for every role", () => {
    const names = new Set(accounts.map((account) => account.username));
    const wanted = [
      "contractor1",
      "contractor3",
      "supervision2",
      "owner1",
      "qd000001",
      "qd000600",
      "station2",
      "bureau1",
    ];
    for (const name of [...wanted, "admin-system", "admin-security", "admin-audit", "newcomer", "locked"]) {
      expect(names).toContain(name);
    }
    expect(count(accounts, (account) => account.username.startsWith("district-"))).toBe(10);
    expect(accounts.find((account) => account.username === "locked")?.locked).toBe(true);
    const stranger = accounts.find((account) => account.username === "newcomer");
    expect(city.units.map((unit) => unit.uscc)).not.toContain(stranger?.uscc);
  });

  it("are shown in a short table", () => {
    const rows = demoTable(city);
    expect(rows.length).toBeGreaterThanOrEqual(12);
    expect(rows.length).toBeLessThanOrEqual(15);
    for (const row of rows) expect(row.workspace).not.toBe("");
  });
});

describe("the seeded source of choices", () => {
  it("spreads evenly and forks independently", () => {
    const random = new Random("even");
    const bins = new Array<number>(10).fill(0);
    for (let turn = 0; turn < 100_000; turn++) bins[random.between(0, 9)]!++;
    const chi = bins.reduce((sum, seen) => sum + (seen - 10_000) ** 2 / 10_000, 0);
    // 9 degrees of freedom, p = 0.001.
    expect(chi).toBeLessThan(27.9);
    expect(new Random("a").fork("x").unit()).toBe(new Random("a").fork("x").unit());
    expect(new Random("a").fork("x").unit()).not.toBe(new Random("a").fork("y").unit());
  });
});
