import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import {
  addInterest,
  draftApplication,
  findOwnApplication,
  saveEmployment,
  saveSpecialty,
} from "../../../src/features/experts";
import { composeUscc } from "../../../src/features/organizations/uscc";
import type { AccountActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { randomId } from "../../../src/platform/id";
import type { Login } from "./cast";
import { inDays } from "./desk-world";

/** A draft with one of everything, of the person who is the system administrator; a window; a special invitation. */
export interface ApplicationsWorld {
  readonly applicationId: string;
  readonly employmentId: string;
  readonly interestId: string;
  readonly specialty: string;
  readonly specialInvitationId: string;
}

/** Known beforehand, because the addresses of a table are. */
export const openCampaignId = "00000000-0000-4000-8000-0000000000c1";
export const applicationUscc = composeUscc({ authority: "91", region: "370202", body: "MA3F0000" });

export async function makeApplicationsWorld(owner: Sql, { userId }: Login): Promise<ApplicationsWorld> {
  const specialInvitationId = randomUUID();
  await owner`insert into campaign (id, kind, title, notice, libraries, opens_on, closes_on, created_by)
    values (${openCampaignId}, 'NEW', '集中申报', '须知', '{SZ,GD}', ${inDays(-1)}, ${inDays(30)}, ${randomUUID()})`;
  await owner`insert into special_invitation (id, name, id_number_hash, document, expires_on, created_by)
    values (${specialInvitationId}, '特邀某', ${"a".repeat(64)}, '青住建字〔2026〕1号', ${inDays(30)}, ${randomUUID()})`;
  const [row] = await owner`select person_id as "personId" from app_user where id = ${userId}`;
  const actor: AccountActor = {
    kind: "account",
    id: userId,
    personId: row?.personId as string,
    organizationId: null,
  };
  const ctx = { actor, now: await readNow(), requestId: randomId() };
  const { applicationId } = await draftApplication(ctx, { campaignId: openCampaignId });
  const specialty = "SZ-JK";
  const unit = { uscc: applicationUscc, name: "青岛某申报人单位有限公司" };
  await saveEmployment(ctx, {
    ...unit,
    applicationId,
    employmentId: null,
    main: "yes",
    post: "总工程师",
    validFrom: "2010-01-01",
    validTo: null,
  });
  await saveSpecialty(ctx, { applicationId, specialty, statement: "做过" });
  await addInterest(ctx, {
    applicationId,
    relation: "spouse",
    name: "密亲属",
    uscc: unit.uscc,
    unit: unit.name,
    words: "",
  });
  const found = await findOwnApplication(ctx, applicationId);
  const [employment, interest] = [found?.employments[0], found?.interests[0]];
  if (!employment || !interest) throw new Error("the draft of the world is not as it should be");
  return {
    applicationId,
    employmentId: employment.id,
    interestId: interest.id,
    specialty,
    specialInvitationId,
  };
}
