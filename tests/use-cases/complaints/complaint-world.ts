import {
  askAccused,
  type ComplaintAuthor,
  decideComplaint,
  fileComplaint,
  notifyParties,
  takeComplaint,
  triageComplaint,
} from "../../../src/features/complaints";
import type { UserActor } from "../../../src/platform/actor";
import { publicContext } from "../../../src/platform/context";
import { keyedHash } from "../../../src/platform/crypto";
import type { TestDatabase } from "../../support/database";
import { as, makePerson, regulatorActor } from "../../support/world";

export type Filed = Partial<Parameters<typeof fileComplaint>[1]>;

export const author: ComplaintAuthor = {
  kind: "TYPED",
  name: "举报人老钱",
  unit: "邻近工地",
  contact: "0532-8888",
};

/** A complaint as anybody hands it in; answers its code and its row's id. */
export async function file(
  { owner }: TestDatabase,
  filed: Filed = {},
): Promise<{ id: string; code: string }> {
  const { code } = await fileComplaint(await publicContext(), {
    subjectKind: "OTHER",
    subject: "不清楚是谁",
    caseNumber: "",
    content: "有人在论证会以前打听专家名单。",
    author: null,
    ...filed,
  });
  const [row] = await owner`select id from complaint where code_hash = ${keyedHash("complaint", code)}`;
  return { id: row?.id as string, code };
}

/** Somebody of an authority; each call another person, with the office on record. */
export async function officerOf(
  { owner }: TestDatabase,
  post: "station" | "bureau" | "district" = "station",
  personId?: string,
): Promise<UserActor> {
  const id = personId ?? (await makePerson("承办人"));
  await owner`insert into staff_post (id, person_id, post, jurisdiction_code, valid_from)
    values (gen_random_uuid(), ${id}, ${post}, '370200', '2025-01-01')`;
  return { ...regulatorActor(post, "370200"), personId: id, id: `user-${id}` };
}

export const triage = {
  decision: "accept" as const,
  summary: "反映论证会以前打听专家名单。",
  subjectRef: "",
  caseNumber: "",
  reason: "",
  transferredTo: "",
};

/** Taken and accepted by one; it waits for its handler. */
export async function accepted(database: TestDatabase, filed: Filed = {}, triager?: UserActor) {
  const one = await file(database, filed);
  const by = triager ?? (await officerOf(database));
  await takeComplaint(await as(by), { complaintId: one.id });
  await triageComplaint(await as(by), { ...triage, complaintId: one.id });
  return { ...one, triager: by };
}

/** In the hands of somebody who investigates. */
export async function investigated(database: TestDatabase, filed: Filed = {}) {
  const one = await accepted(database, filed);
  const handler = await officerOf(database);
  await takeComplaint(await as(handler), { complaintId: one.id });
  return { ...one, handler };
}

/** Decided and told; the accused was asked and her days ran out. */
export async function notified(
  database: TestDatabase,
  filed: Filed = {},
  outcome: "UPHELD" | "DISMISSED" = "DISMISSED",
) {
  const one = await investigated(database, filed);
  if (outcome === "UPHELD") {
    await askAccused(await as(one.handler), { complaintId: one.id });
    await database.advance(12 * 86_400_000);
  }
  await decideComplaint(await as(one.handler), { complaintId: one.id, outcome, answer: "经查核。" });
  await notifyParties(await as(one.handler), { complaintId: one.id, notice: "通过平台告知" });
  return one;
}
