import {
  approveDue,
  handleObjection,
  passCheck,
  recordOpinion,
  returnApplication,
  submitObjection,
} from "@/features/experts";
import { publicContext, systemContext } from "@/platform/context";
import { fillApplication, handIn, type Paper } from "./hand-in";
import type { PoolSeed } from "./seed-pool";

const day = 24 * 3_600_000;
/** The same two review everything, so that the third may handle objections. */
const reviewers = ["station1", "station2"] as const;
const handler = "station3";

const paper = (number: number, specialties: readonly string[], more: Partial<Paper> = {}): Paper => ({
  username: `applicant${number}`,
  specialties,
  title: "高级工程师",
  workedSince: "2004-07-01",
  unit: number * 3,
  ...more,
});

async function submitted(seed: PoolSeed, one: Paper): Promise<string> {
  const applicationId = await fillApplication(seed, one);
  await handIn(seed, one.username, applicationId);
  return applicationId;
}

async function underReview(seed: PoolSeed, one: Paper): Promise<string> {
  const applicationId = await submitted(seed, one);
  await passCheck(await seed.actors.officer("station1"), { applicationId });
  return applicationId;
}

/** Every specialty judged by both; those in `rejected` are not approved. */
async function judge(seed: PoolSeed, applicationId: string, one: Paper, rejected: readonly string[] = []) {
  for (const specialty of one.specialties)
    for (const reviewer of reviewers)
      await recordOpinion(await seed.actors.officer(reviewer), {
        applicationId,
        specialty,
        reason: rejected.includes(specialty) ? "所列业绩与本专业关联不足。" : "业绩真实充分，符合条件。",
        ...(rejected.includes(specialty)
          ? { verdict: "REJECT" as const, limb: null }
          : { verdict: "APPROVE" as const, limb: "YEARS_15" as const }),
      });
}

async function object(applicationId: string, name: string): Promise<void> {
  await submitObjection(await publicContext(), {
    applicationId,
    content: "申报材料中所列的第二项工程，据了解并非由申报人担任技术负责人，请核实。",
    name,
    unit: name ? "某工程公司" : "",
  });
}

/**
 * Weeks ago: applicant2 was appointed and has not signed yet (D2 PENDING_ONBOARD), after an objection that
 * did not hold; applicant3 was not approved.
 */
export async function seedAppointmentsBefore(seed: PoolSeed): Promise<void> {
  const { clock, actors } = seed;
  const at = (days: number) => clock.moveTo(new Date(clock.present.getTime() - days * day));
  const [second, third] = [paper(2, ["SZ-JK", "SZ-MB"]), paper(3, ["SZ-DT"])];
  await at(89);
  const appointed = await underReview(seed, second);
  const refused = await underReview(seed, third);
  await at(86);
  await judge(seed, appointed, second, ["SZ-MB"]);
  await judge(seed, refused, third, third.specialties);
  await at(83);
  await object(appointed, "");
  await at(81);
  const [objection] = await clock.owner<{ id: string }[]>`
    select id from publicity_objection where application_id = ${appointed} and state = 'OPEN'`;
  if (!objection) throw new Error("the objection is not there");
  await handleObjection(await actors.officer(handler), {
    objectionId: objection.id,
    decision: "dismiss",
    answer: "经向建设单位和施工单位核实，申报人担任该工程技术负责人，异议不成立。",
  });
  await at(77);
  if ((await approveDue(await systemContext("experts.approve-due"))) !== 1)
    throw new Error("applicant2 was not appointed");
}

/** Today: one application in each step. applicant1 has not begun. */
export async function seedAppointmentsToday(seed: PoolSeed): Promise<void> {
  const { actors } = seed;
  await submitted(seed, paper(4, ["SZ-JK"]));
  const returned = await submitted(seed, paper(5, ["SZ-QZ", "SZ-CC"]));
  await returnApplication(await actors.officer("station2"), {
    applicationId: returned,
    items: [
      { step: "title", words: "职称证书扫描件不清晰，请重新上传。" },
      { step: "employments", words: "2010年以前的工作经历没有填写。" },
    ],
  });
  const sixth = paper(6, ["SZ-JK", "SZ-AW-D"], { title: "正高级工程师" });
  const reviewed = await underReview(seed, sixth);
  await recordOpinion(await actors.officer("station1"), {
    applicationId: reviewed,
    specialty: "SZ-JK",
    verdict: "APPROVE",
    limb: "YEARS_15",
    reason: "主持多项深基坑工程，业绩充分。",
  });
  const seventh = paper(7, ["SZ-GJ"]);
  await judge(seed, await underReview(seed, seventh), seventh);
  const eighth = paper(8, ["SZ-JK", "SZ-JC"]);
  const contested = await underReview(seed, eighth);
  await judge(seed, contested, eighth);
  await object(contested, "");
  await object(contested, "孙某");
}
