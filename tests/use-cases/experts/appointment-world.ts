import { database } from "../../../src/db/client";
import * as t from "../../../src/db/schema";
import { passCheck, recordOpinion } from "../../../src/features/experts";
import { addDays, dateAt } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { keyedHash, seal } from "../../../src/platform/crypto";
import { randomId } from "../../../src/platform/id";
import { as, makePerson, makeUnit, regulatorActor, type Unit } from "../../support/world";

let counter = 0;

export interface Applied {
  readonly id: string;
  readonly personId: string;
  readonly employer: Unit | null;
}

export interface ApplicationSpec {
  readonly personId?: string;
  readonly kind?: t.ApplicationKind;
  readonly specialties?: readonly string[];
  readonly employer?: Unit | null;
  readonly title?: string;
  readonly workedYears?: number;
  /** USCCs declared as interests. */
  readonly interests?: readonly string[];
}

/** An application as the applicant's own use-cases leave it after handing in: SUBMITTED, version 1. */
export async function makeSubmitted(spec: ApplicationSpec = {}): Promise<Applied> {
  const db = database();
  const now = await readNow();
  const today = dateAt(now);
  const id = randomId();
  const personId = spec.personId ?? (await makePerson(`申请人${++counter}`));
  const employer = spec.employer === undefined ? await makeUnit("申请人单位") : spec.employer;
  await db.insert(t.expertApplication).values({
    id,
    number: `SB2026-${String(++counter).padStart(6, "0")}`,
    personId,
    kind: spec.kind ?? "NEW",
    state: "SUBMITTED",
    version: 1,
    policyCode: "2025-01-08",
    title: spec.title ?? "高级工程师",
    titleCertificate: "GG-2015-001",
    titleGrantedOn: addDays(today, -3000),
    workedSince: addDays(today, -Math.round((spec.workedYears ?? 20) * 366)),
    experience: "长期从事深基坑工程。",
    interestsAnswer: spec.interests?.length ? "some" : "none",
    undertakenAt: now,
    submittedAt: now,
  });
  await db.insert(t.applicationSubmission).values({
    id: randomId(),
    applicationId: id,
    version: 1,
    content: {},
    contentHash: "0".repeat(64),
    submittedAt: now,
  });
  await db.insert(t.applicationSpecialty).values(
    (spec.specialties ?? ["SZ-JK"]).map((specialty) => ({
      id: randomId(),
      applicationId: id,
      specialty,
      statement: "参与多个深基坑工程。",
    })),
  );
  if (employer) {
    await db.insert(t.applicationEmployment).values({
      id: randomId(),
      applicationId: id,
      organizationId: employer.id,
      post: "总工程师",
      validFrom: addDays(today, -2000),
    });
  }
  if (spec.interests?.length) {
    await db.insert(t.applicationInterest).values(
      spec.interests.map((uscc) => ({
        id: randomId(),
        applicationId: id,
        usccHash: keyedHash("uscc", uscc),
        detailSealed: seal(JSON.stringify({ uscc, words: "配偶任职" })),
      })),
    );
  }
  return { id, personId, employer };
}

/** Somebody of the station; each call another person. */
export async function officer(post: "station" | "bureau" | "district" = "station"): Promise<UserActor> {
  const personId = await makePerson("站员");
  return { ...regulatorActor(post, "370200"), personId, id: `user-${personId}` };
}

export async function approveBy(
  actor: UserActor,
  applicationId: string,
  specialty = "SZ-JK",
  limb: "YEARS_15" | "RICH_EXPERIENCE" = "YEARS_15",
) {
  return recordOpinion(await as(actor), {
    applicationId,
    specialty,
    verdict: "APPROVE",
    limb,
    reason: "业绩充分",
  });
}

export async function rejectBy(actor: UserActor, applicationId: string, specialty = "SZ-JK") {
  return recordOpinion(await as(actor), {
    applicationId,
    specialty,
    verdict: "REJECT",
    limb: null,
    reason: "业绩不足",
  });
}

/** Checked and put before the reviewers. */
export async function makeUnderReview(spec: ApplicationSpec = {}): Promise<Applied & { checker: UserActor }> {
  const applied = await makeSubmitted(spec);
  const checker = await officer();
  await passCheck(await as(checker), { applicationId: applied.id });
  return { ...applied, checker };
}

/** Approved by two in every specialty and on the public page. */
export async function makePublished(
  spec: ApplicationSpec = {},
): Promise<Applied & { checker: UserActor; reviewers: readonly [UserActor, UserActor] }> {
  const applied = await makeUnderReview(spec);
  const reviewers = [await officer(), await officer()] as const;
  for (const specialty of spec.specialties ?? ["SZ-JK"])
    for (const reviewer of reviewers) await approveBy(reviewer, applied.id, specialty);
  return { ...applied, reviewers };
}
