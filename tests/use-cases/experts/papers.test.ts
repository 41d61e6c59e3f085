import { randomUUID } from "node:crypto";
import {
  findApplicationForm,
  findAttestation,
  findLetter,
  findMemberLetter,
  findOwnLetter,
  isAttestationCode,
  printApplication,
  printAttestation,
  printLetter,
} from "../../../src/features/experts";
import type { AccountActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { publicContext } from "../../../src/platform/context";
import { keyedHash, randomHex, seal } from "../../../src/platform/crypto";
import { env } from "../../../src/platform/env";
import { randomId } from "../../../src/platform/id";
import { useDatabase } from "../../support/database";
import { type PaperPage, readPaper, readQr } from "../../support/read-paper";
import { as, expertActor, makeExpert, makeUnit, type PoolExpert, regulatorActor } from "../../support/world";

const db = useDatabase();
const station = regulatorActor("station", "370200");
const idNumber = "370202197001011230";
const phone = "19900001234";
let member: PoolExpert;
let application: string;
let code: string;

beforeAll(async () => {
  await db.setClock(new Date("2026-11-25T02:00:00Z"));
  const unit = await makeUnit("青岛测试设计院");
  member = await makeExpert(["SZ-JK"], unit);
  await db.owner`update person set name = '𠮷田·明', id_number_sealed = ${seal(idNumber)},
    id_number_hash = ${keyedHash("id-number", idNumber)}, phone_sealed = ${seal(phone)} where id = ${member.personId}`;
  application = randomUUID();
  code = randomHex(16);
  await db.owner`insert into expert_application (id, person_id, kind, state, policy_code, title, title_certificate,
      title_granted_on, worked_since, experience, interests_answer)
    values (${application}, ${member.personId}, 'NEW', 'DRAFT', 'test', '正高级工程师', 'ZG-001', '2015-06-01', '1995-07-01',
      ${"从事基坑工程三十年。".repeat(60)}, 'some')`;
  for (const [specialty, outcome] of [
    ["SZ-JK", "APPROVED"],
    ["GD-JC", "REJECTED"],
  ] as const) {
    await db.owner`insert into application_specialty (id, application_id, specialty, statement, outcome, limb)
      values (${randomUUID()}, ${application}, ${specialty}, '<script>alert(1)</script>主持深基坑二十项', ${outcome}, ${outcome === "APPROVED" ? "YEARS_15" : null})`;
  }
  await db.owner`insert into application_employment (id, application_id, organization_id, post, valid_from)
    values (${randomUUID()}, ${application}, ${unit.id}, '总工程师', '2010-01-01')`;
  await db.owner`insert into application_interest (id, application_id, uscc_hash, detail_sealed)
    values (${randomUUID()}, ${application}, 'hash', ${seal("配偶在某施工单位任职")})`;
});

async function grant(letterCode: string, from: string, to: string): Promise<void> {
  await db.owner`insert into expert_term (id, expert_id, term_from, term_to, document, application_id, letter_code, onboarded_at)
    values (${randomUUID()}, ${member.id}, ${from}, ${to}, '青建专聘〔2026〕12号', ${application}, ${letterCode}, app_now())`;
}

const everything = (pages: readonly PaperPage[]) => pages.map(({ text }) => text).join("\n");
const flat = (pages: readonly PaperPage[]) => everything(pages).replaceAll(/\s/g, "");
const privately = (text: string) =>
  expect(text).not.toMatch(new RegExp(`${idNumber}|${phone}|配偶|某施工单位`));
const account = async (personId: string, organizationId: string | null = null) => ({
  actor: { kind: "account", id: "account", personId, organizationId } satisfies AccountActor,
  now: await readNow(),
  requestId: randomId(),
});

describe("the form of an application", () => {
  it("is printed for its applicant with everything but numbers and interests, and says what it is", async () => {
    const form = await findApplicationForm(await account(member.personId), application);
    if (!form) throw new Error("no form");
    const pages = await readPaper(await printApplication(form, await readNow()));
    const text = flat(pages);
    for (const part of [
      "青岛市市政公用工程评审专家申报表",
      "田·明",
      "3702**********1230",
      "199****1234",
      "正高级工程师",
      "2015年6月1日",
      "青岛测试设计院",
      "总工程师",
      "市政公用工程：基坑",
      "<script>alert(1)</script>主持深基坑二十项",
      "利害关系1项",
      "未提交",
      `第1页/共${pages.length}页`,
    ]) {
      expect(text).toContain(part);
    }
    privately(text);
  });

  it("is nobody else's, and the station's only while it is with the station", async () => {
    const other = await makeExpert(["SZ-JK"]);
    expect(await findApplicationForm(await account(other.personId), application)).toBeNull();
    expect(await findApplicationForm(await account(member.personId, randomUUID()), application)).toBeNull();
    expect(await findApplicationForm(await as(station), application)).toBeNull();
    expect(await findApplicationForm(await publicContext(), application)).toBeNull();
    await db.owner`update expert_application set state = 'SUBMITTED', number = 'SB2026-000001', version = 1,
      submitted_at = app_now(), undertaken_at = app_now() where id = ${application}`;
    const form = await findApplicationForm(await as(station), application);
    expect(form?.number).toBe("SB2026-000001");
    for (const actor of [regulatorActor("district", "370202"), regulatorActor("bureau", "370200")]) {
      expect(await findApplicationForm(await as(actor), application)).toBeNull();
    }
    await db.owner`update expert_application set state = 'RETURNED' where id = ${application}`;
    expect(await findApplicationForm(await as(station), application)).toBeNull();
    expect(await findApplicationForm(await as(station), "nothing")).toBeNull();
  });
});

describe("a letter of appointment", () => {
  it("is on one page, with name, specialties granted, term, and a QR code to its public page", async () => {
    await grant(code, "2026-11-25", "2029-11-24");
    const letter = await findOwnLetter(await as(expertActor(member)));
    if (!letter) throw new Error("no letter");
    expect(letter).toMatchObject({ code, standing: "VALID", issuedOn: "2026-11-25" });
    const pages = await readPaper(await printLetter(letter, await readNow()));
    expect(pages).toHaveLength(1);
    const text = flat(pages);
    for (const part of [
      "聘书",
      "田·明同志",
      "2026年11月25日起至2029年11月24日止",
      member.number,
      "市政公用工程：基坑",
      "青建专聘〔2026〕12号",
      (code.match(/.{4}/g) ?? []).join(""),
      "第1页/共1页",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/𠮷|\[U\+20BB7\]/);
    expect(text).not.toContain("监测");
    expect(text).not.toContain("失效");
    privately(text);
    expect(pages[0] && readQr(pages[0])).toBe(new URL(`/letters/${code}`, env().APP_URL).href);
  });

  it("is given to its expert, the station, and whoever has its code; to nobody else", async () => {
    const other = await makeExpert(["SZ-JK"]);
    expect(await findOwnLetter(await as(expertActor(other)))).toBeNull();
    expect(await findOwnLetter(await as(expertActor(other)), code)).toBeNull();
    expect(await findOwnLetter(await as(station))).toBeNull();
    expect((await findMemberLetter(await as(station), member.number))?.code).toBe(code);
    expect((await findMemberLetter(await as(station), member.number, code))?.code).toBe(code);
    expect(await findMemberLetter(await as(station), other.number)).toBeNull();
    expect(await findMemberLetter(await as(station), other.number, code)).toBeNull();
    for (const actor of [
      regulatorActor("district", "370202"),
      regulatorActor("bureau", "370200"),
      expertActor(member),
    ]) {
      expect(await findMemberLetter(await as(actor), member.number)).toBeNull();
    }
    expect((await findLetter(await publicContext(), code))?.name).toBe("𠮷田·明");
    for (const wrong of [randomHex(16), code.toUpperCase(), "", "' or 1=1 --", `${code}\0`]) {
      expect(await findLetter(await publicContext(), wrong)).toBeNull();
      expect(await findAttestation(await publicContext(), wrong)).toBeNull();
    }
  });

  it("falls when she leaves, and a later one stands beside it", async () => {
    await db.owner`insert into expert_departure (id, expert_id, kind, reason, departed_at, recorded_at)
      values (${randomUUID()}, ${member.id}, 'RESIGNED', '个人原因', app_now(), app_now())`;
    const resigned = await findLetter(await publicContext(), code);
    expect(resigned).toMatchObject({ standing: "RESIGNED", endedOn: "2026-11-25" });
    if (!resigned) throw new Error("no letter");
    expect(flat(await readPaper(await printLetter(resigned, await readNow())))).toContain("已失效");
    await db.advance(40 * 86_400_000);
    await db.owner`update expert_departure set ended_at = app_now() where expert_id = ${member.id}`;
    const next = randomHex(16);
    await grant(next, "2027-01-04", "2030-01-03");
    expect((await findLetter(await publicContext(), next))?.standing).toBe("VALID");
    expect((await findLetter(await publicContext(), code))?.standing).toBe("RESIGNED");
    expect((await findOwnLetter(await as(expertActor(member))))?.code).toBe(next);
    expect((await findOwnLetter(await as(expertActor(member)), code))?.standing).toBe("RESIGNED");
    await db.advance(3 * 366 * 86_400_000);
    expect((await findLetter(await publicContext(), next))?.standing).toBe("EXPIRED");
  });
});

describe("an attestation", () => {
  it("is printed line by line over pages, with a QR code to its public page", async () => {
    const attested = randomHex(16);
    const content = {
      format: "gongping-attestation/1",
      expert: { number: member.number, name: "𠮷田·明", title: "正高级工程师" },
      period: { from: "2026-01-01", to: "2026-11-24" },
      issuedOn: "2026-11-25",
      reviews: Array.from({ length: 45 }, (_, index) => ({
        number: `QDLZ-2026-${String(index + 1).padStart(6, "0")}`,
        title: `第${index + 1}标段深基坑专项施工方案`,
        specialty: "SZ-JK",
        role: index === 3 ? "LEADER" : "MEMBER",
        heldOn: "2026-05-06",
        participation: "ACCEPTED",
      })),
    };
    await db.owner`insert into attestation (id, expert_id, code, period_from, period_to, content, content_hash)
      values (${randomUUID()}, ${member.id}, ${attested}, '2026-01-01', '2026-11-24', ${db.owner.json(content)}, ${"ab".repeat(32)})`;
    const found = await findAttestation(await publicContext(), attested);
    if (!found) throw new Error("no attestation");
    expect(isAttestationCode(attested)).toBe(true);
    const pages = await readPaper(await printAttestation(found, await readNow()));
    expect(pages.length).toBeGreaterThan(1);
    const text = flat(pages);
    for (const part of [
      "2026年1月1日至2026年11月24日期间",
      "45次，其中担任组长1次",
      "QDLZ-2026-000045",
      "组长",
      "ab".repeat(32),
    ]) {
      expect(text).toContain(part);
    }
    for (const page of pages.slice(0, -1)) expect(page.text).toContain("论证编号");
    const last = pages.at(-1);
    expect(last && readQr(last)).toBe(new URL(`/attestations/${attested}`, env().APP_URL).href);
  });
});
