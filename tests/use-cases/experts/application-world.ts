import { database } from "../../../src/db/client";
import * as t from "../../../src/db/schema";
import {
  addInterest,
  answerInterests,
  draftApplication,
  findOwnApplication,
  publishCampaign,
  saveEmployment,
  savePromises,
  saveSpecialty,
  saveTitle,
  saveWork,
  submitApplication,
} from "../../../src/features/experts";
import { composeUscc } from "../../../src/features/organizations";
import { addDays, dateAt } from "../../../src/features/rulebook";
import type { AccountActor, Actor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import type { Ctx } from "../../../src/platform/context";
import { randomHex, sha256 } from "../../../src/platform/crypto";
import { randomId } from "../../../src/platform/id";
import { as, makePerson, regulatorActor, type Unit } from "../../support/world";

let counter = 0;

/** A code that passes every check: what is typed is looked at here. */
export function makeUscc(): string {
  return composeUscc({
    authority: "91",
    region: "370202",
    body: `MA3D${String(++counter).padStart(4, "0")}`,
  });
}

export async function makeCheckedUnit(name: string): Promise<Unit> {
  const unit = { id: randomId(), uscc: makeUscc(), name: `${name}${counter}` };
  await database().insert(t.organization).values(unit);
  return unit;
}

export interface Applicant {
  readonly personId: string;
  readonly actor: AccountActor;
  readonly unit: Unit;
}

/** Somebody signed in as a natural person, without any office. */
export async function makeApplicant(name = `申报人${++counter}`): Promise<Applicant> {
  const personId = await makePerson(name);
  return { personId, actor: accountOf(personId), unit: await makeCheckedUnit("申报人单位") };
}

export function accountOf(personId: string, organizationId: string | null = null): AccountActor {
  return { kind: "account", id: `user-of-${personId}`, personId, organizationId };
}

export async function by(actor: Actor): Promise<Ctx> {
  return { actor, now: await readNow(), requestId: randomId() };
}

export async function stationCtx() {
  const personId = await makePerson("站员");
  return as({ ...regulatorActor("station", "370200"), personId });
}

export async function today(days = 0): Promise<string> {
  return addDays(dateAt(await readNow()), days);
}

export async function makeCampaign(
  kind: t.CampaignKind = "NEW",
  more: Partial<Parameters<typeof publishCampaign>[1]> = {},
): Promise<string> {
  const { campaignId } = await publishCampaign(await stationCtx(), {
    kind,
    title: "2026年专家申报",
    notice: "须知",
    libraries: ["SZ", "GD"],
    opensOn: await today(),
    closesOn: kind === "ROLLING" ? null : await today(30),
    ...more,
  });
  return campaignId;
}

export async function makeDraft(who: Applicant, campaignId?: string): Promise<string> {
  const { applicationId } = await draftApplication(await by(who.actor), {
    campaignId: campaignId ?? (await makeCampaign()),
  });
  return applicationId;
}

/** A file as an upload leaves it, without the bytes. */
export async function makeFile(applicationId: string, specialty = ""): Promise<string> {
  const id = randomId();
  await database()
    .insert(t.evidenceFile)
    .values({
      id,
      applicationId,
      kind: specialty ? "SPECIALTY_EVIDENCE" : "TITLE_CERTIFICATE",
      specialty,
      displayName: "证书.pdf",
      objectKey: `evidence/${randomHex(20)}`,
      contentType: "application/pdf",
      size: 1000,
      sha256: sha256(id),
      scanner: "未配置查毒",
      uploadedBy: "test",
    });
  return id;
}

/** Every step done, through the use-cases. */
export async function fillIn(who: Applicant, applicationId: string, interests: readonly Unit[] = []) {
  const ctx = () => by(who.actor);
  await saveTitle(await ctx(), {
    applicationId,
    title: "正高级工程师",
    titleCertificate: "鲁ZG2015-0042",
    titleGrantedOn: "2015-12-01",
  });
  await saveWork(await ctx(), {
    applicationId,
    workedSince: "2001-07-01",
    experience: "长期从事深基坑工程。",
  });
  await saveEmployment(await ctx(), employmentOf(applicationId, who.unit));
  await saveSpecialty(await ctx(), { applicationId, specialty: "SZ-JK", statement: "地铁站深基坑五座。" });
  await makeFile(applicationId);
  await makeFile(applicationId, "SZ-JK");
  for (const unit of interests) {
    await addInterest(await ctx(), {
      applicationId,
      relation: "spouse",
      name: "配偶某某",
      uscc: unit.uscc,
      unit: unit.name,
      words: "任总经理",
    });
  }
  if (interests.length === 0) await answerInterests(await ctx(), { applicationId, answer: "none" });
  await savePromises(await ctx(), { applicationId });
}

export function employmentOf(applicationId: string, unit: Unit, more: object = {}) {
  return {
    applicationId,
    employmentId: null,
    uscc: unit.uscc,
    name: "",
    main: "yes" as const,
    post: "总工程师",
    validFrom: "2010-01-01",
    validTo: null,
    ...more,
  };
}

export async function seenBy(who: Applicant, applicationId: string): Promise<string> {
  const found = await findOwnApplication(await by(who.actor), applicationId);
  if (!found) throw new Error("the applicant does not see her application");
  return found.seen;
}

export async function handIn(who: Applicant, applicationId: string) {
  return submitApplication(await by(who.actor), {
    applicationId,
    seen: await seenBy(who, applicationId),
  });
}

export async function makeHandedIn(interests: readonly Unit[] = []) {
  const who = await makeApplicant();
  const id = await makeDraft(who);
  await fillIn(who, id, interests);
  return { who, id, submitted: await handIn(who, id) };
}
