import { makeCompanyReviewPdf, makePlanPdf, makeSupervisorReviewPdf } from "../../../dev/city";
import { openActors } from "../../../dev/city/cases/actors";
import { dealWorks } from "../../../dev/city/cases/deal-works";
import { upload } from "../../../dev/city/cases/papers";
import type { Story } from "../../../dev/city/cases/story";
import { acceptInvitation, drawFirstRound, requestDraw, setConditions } from "../../../src/features/panels";
import { admitCase, draftCase, submitCase, tickParts } from "../../../src/features/reviews";
import { PLAN_PART_IDS } from "../../../src/features/rulebook";
import { randomHex } from "../../../src/platform/crypto";
import { eventually } from "./eventually";
import type { RunningCity } from "./use-city";

/** The meeting as the contractor has set it: `YYYY-MM-DD` and `HH:MM` in China. */
export interface MeetingTime {
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

type Project = RunningCity["city"]["projects"][number];

export interface LaidPanel {
  readonly caseId: string;
  readonly title: string;
  readonly project: Project;
  readonly plan: Buffer;
  /** Account names of the applicant, the supervising unit and the body that decides on the case. */
  readonly contractor: string;
  readonly supervision: string;
  readonly checker: string;
}

/** Works that a city's stories would be told of, to choose from. */
const works = 12;

/**
 * A case of the running city with its panel standing and the plan released, `seats` of the main specialty. Its people
 * act by the product's own use-cases; SMS, receipts and everything that follows are the worker's.
 */
export async function layPanel(city: RunningCity, seats: number, meeting: MeetingTime): Promise<LaidPanel> {
  const actors = openActors(city.city);
  const { project, item } = workOf(city);
  const title = `${item.part}专项施工方案`;
  const { caseId } = await draftCase(await actors.contractor(project.organizationId), {
    projectId: project.id,
    title,
    itemIds: [item.id],
    mainSpecialty: undefined,
  });
  return formPanel(city, { caseId, project, title }, seats, meeting);
}

/** From a draft to its standing panel; `drafted` lies on the contractor's desk with nothing but its work. */
export async function formPanel(
  city: RunningCity,
  { caseId, project, title }: { caseId: string; project: Project; title: string },
  seats: number,
  meeting: MeetingTime,
): Promise<LaidPanel> {
  const actors = openActors(city.city);
  const contractor = () => actors.contractor(project.organizationId);
  const about = { title, projectName: project.name };
  const plan = await makePlanPdf(about);
  await tickParts(await contractor(), { caseId, parts: [...PLAN_PART_IDS] });
  await upload(await contractor(), { caseId, title, kind: "plan" }, plan);
  const company = await makeCompanyReviewPdf(about);
  await upload(await contractor(), { caseId, title, kind: "company_review" }, company);
  const supervisor = await makeSupervisorReviewPdf(about);
  await upload(await contractor(), { caseId, title, kind: "supervisor_review" }, supervisor);
  // The worker looks at them as well; whoever came second finds them in its hands.
  await eventually("the papers are checked", async () => {
    const files = await city.database.owner`select state from stored_file where case_id = ${caseId}`;
    return files.every(({ state }) => state === "AVAILABLE");
  });
  await submitCase(await contractor(), { caseId });
  await admitCase(await actors.supervisor(project.jurisdictionCode), { caseId });
  const place = "项目部二楼会议室";
  await setConditions(await contractor(), { caseId, team: { mainCount: seats, extras: [] }, meeting, place });
  await requestDraw(await contractor(), { caseId });
  await drawFirstRound(await contractor(), { caseId, nonce: randomHex(32) });
  await fillSeats(city, caseId);
  const district = `district-${project.jurisdictionCode}`;
  return {
    caseId,
    title,
    project,
    plan,
    contractor: actors.usernameOf(project.organizationId),
    supervision: actors.usernameOf(supervisingUnit(project)),
    checker: city.accounts.some(({ username }) => username === district) ? district : "station1",
  };
}

/** Everybody who is asked accepts, until the panel stands and its members may read. */
export async function fillSeats(city: RunningCity, caseId: string): Promise<void> {
  const actors = openActors(city.city);
  const { owner } = city.database;
  await eventually(
    "the panel stands",
    async () => {
      const asked = await owner<{ id: string; number: string }[]>`
        select i.id, e.number from invitation i join expert e on e.id = i.expert_id
        where i.case_id = ${caseId} and i.state = 'DELIVERED'`;
      for (const { id, number } of asked)
        await acceptInvitation(await actors.expert(number), { invitationId: id });
      const [row] = await owner`
        select state, (select count(*)::int from seat where case_id = ${caseId}) - (select count(*)::int from invitation
          where case_id = ${caseId} and state = 'ACCEPTED') as vacant from review_case where id = ${caseId}`;
      return row?.state === "PRE_REVIEW" && row.vacant === 0;
    },
    60_000,
  );
}

/** A work that may be argued, whose contractor and supervising unit log in, in the specialty most experts hold. */
function workOf({ city }: RunningCity) {
  const story: Story = { ending: "PRE_REVIEW", drafted: new Date(0), desk: "complete" };
  const stories = Array.from({ length: works }, () => ({ ...story }));
  const operated = new Set(city.operators.map(({ unitId }) => unitId));
  const found = dealWorks(city, stories).find(
    ({ project }) => operated.has(project.organizationId) && operated.has(supervisingUnit(project)),
  );
  if (!found) throw new Error("no work of this city has everybody with an account");
  return found;
}

function supervisingUnit({ parties }: Project): string {
  return parties.find(({ role }) => role === "supervision")?.unitId ?? "";
}
