import { passCheck, recordOpinion, returnApplication } from "../../../src/features/experts";
import { publicActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeExpert, makePerson } from "../../support/world";
import {
  approveBy,
  makePublished,
  makeSubmitted,
  makeUnderReview,
  officer,
  rejectBy,
} from "./appointment-world";

const db = useDatabase();
beforeAll(async () => db.setClock(new Date("2026-11-25T02:00:00Z")));

const stateOf = async (id: string) => {
  const [row] = await db.owner`select * from expert_application where id = ${id}`;
  return row!;
};
const audits = async (id: string) =>
  (await db.owner`select action from audit_entry where subject_id = ${id} order by at, action`).map(
    ({ action }) => action,
  );

describe("the form check", () => {
  it("passes an application on to the reviewers, on record", async () => {
    const { id } = await makeSubmitted();
    const station = await officer();
    await passCheck(await as(station), { applicationId: id });
    expect(await stateOf(id)).toMatchObject({ state: "UNDER_REVIEW", checked_by: station.personId });
    expect(await audits(id)).toEqual(["application.passedCheck"]);
  });

  it("returns it with items and fifteen days, which end on a working day at 24:00", async () => {
    const { id, personId } = await makeSubmitted();
    await returnApplication(await as(await officer()), {
      applicationId: id,
      items: [{ step: "title", words: "证书不清晰" }],
    });
    const row = await stateOf(id);
    expect(row).toMatchObject({
      state: "RETURNED",
      return_items: [{ step: "title", words: "证书不清晰" }],
    });
    // 25 November and 15 days: Thursday 10 December, whose end is 16:00 UTC.
    expect(row.resubmit_by).toEqual(new Date("2026-12-10T16:00:00Z"));
    const messages = await db.owner`select template, params from sms_message where person_id = ${personId}`;
    expect(messages).toEqual([{ template: "applicationReturned", params: { deadline: "12月10日（周四）" } }]);
    expect(await audits(id)).toEqual(["application.returned"]);
  });

  it("is the station's alone, not the applicant's, and done once", async () => {
    const { id, personId } = await makeSubmitted();
    const input = { applicationId: id };
    await expect(passCheck(await as(await officer("bureau")), input)).rejects.toMatchObject({
      code: "STATION_ONLY",
    });
    await expect(passCheck(await as(await officer("district")), input)).rejects.toMatchObject({
      name: "NotFound",
    });
    const expert = expertActor(await makeExpert(["SZ-JK"]));
    await expect(passCheck(await as(expert), input)).rejects.toMatchObject({ name: "NotFound" });
    const visitor = { actor: publicActor, now: await readNow(), requestId: "r" };
    await expect(passCheck(visitor as never, input)).rejects.toMatchObject({ name: "NotFound" });
    const self = { ...(await officer()), personId };
    await expect(passCheck(await as(self), input)).rejects.toMatchObject({ code: "OWN_APPLICATION" });
    expect((await stateOf(id)).state).toBe("SUBMITTED");
    const two = await Promise.allSettled([
      passCheck(await as(await officer()), input),
      passCheck(await as(await officer()), input),
    ]);
    expect(two.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await audits(id)).toEqual(["application.passedCheck"]);
  });

  it("knows no drafts", async () => {
    const { id } = await makeSubmitted();
    await db.owner`update expert_application set state = 'DRAFT', submitted_at = null where id = ${id}`;
    await expect(passCheck(await as(await officer()), { applicationId: id })).rejects.toMatchObject({
      name: "NotFound",
    });
  });
});

describe("the review", () => {
  it("needs two different reviewers who agree", async () => {
    const { id } = await makeUnderReview();
    const [first, second] = [await officer(), await officer()];
    await approveBy(first, id);
    expect((await stateOf(id)).state).toBe("UNDER_REVIEW");
    await expect(approveBy(first, id)).rejects.toMatchObject({ code: "ALREADY_REVIEWED" });
    await approveBy(second, id, "SZ-JK", "RICH_EXPERIENCE");
    const row = await stateOf(id);
    expect(row.state).toBe("PUBLICITY");
    // Seven calendar days, the first not counted, to 24:00 in China.
    expect(row.publicity_to).toEqual(new Date("2026-12-02T16:00:00Z"));
    const [specialty] =
      await db.owner`select outcome, limb from application_specialty where application_id = ${id}`;
    expect(specialty).toEqual({ outcome: "APPROVED", limb: "YEARS_15" });
    expect(await audits(id)).toEqual([
      "application.passedCheck",
      "application.reviewed",
      "application.published",
      "application.reviewed",
    ]);
    await expect(approveBy(await officer(), id)).rejects.toMatchObject({ code: "NOT_UNDER_REVIEW" });
  });

  it("holds when both press at the same time, and when one presses twice", async () => {
    const { id } = await makeUnderReview();
    const [first, second] = [await officer(), await officer()];
    const all = await Promise.allSettled([
      approveBy(first, id),
      approveBy(first, id),
      approveBy(second, id),
      approveBy(second, id),
    ]);
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    const opinions = await db.owner`select reviewer_id from application_opinion where application_id = ${id}`;
    expect(new Set(opinions.map(({ reviewer_id }) => reviewer_id)).size).toBe(2);
    expect(await audits(id)).toEqual([
      "application.passedCheck",
      "application.reviewed",
      "application.published",
      "application.reviewed",
    ]);
  });

  it("asks a third after a split, for every specialty by itself", async () => {
    const { id } = await makeUnderReview({ specialties: ["SZ-JK", "SZ-MB"] });
    const [first, second, third] = [await officer(), await officer(), await officer()];
    await approveBy(first, id);
    await rejectBy(second, id);
    expect((await stateOf(id)).state).toBe("UNDER_REVIEW");
    await approveBy(third, id);
    expect((await stateOf(id)).state).toBe("UNDER_REVIEW");
    await expect(approveBy(await officer(), id)).rejects.toMatchObject({ code: "ALREADY_DECIDED" });
    await rejectBy(first, id, "SZ-MB");
    await rejectBy(second, id, "SZ-MB");
    expect((await stateOf(id)).state).toBe("PUBLICITY");
    const rows = await db.owner`select specialty, outcome from application_specialty
      where application_id = ${id} order by specialty`;
    expect(rows.map(({ outcome }) => outcome)).toEqual(["APPROVED", "REJECTED"]);
  });

  it("rejects when nothing is left, and tells the applicant", async () => {
    const { id, personId } = await makeUnderReview();
    await rejectBy(await officer(), id);
    await rejectBy(await officer(), id);
    expect(await stateOf(id)).toMatchObject({ state: "REJECTED", publicity_to: null });
    expect((await stateOf(id)).closed_at).not.toBeNull();
    expect(await audits(id)).toContain("application.rejected");
    const messages = await db.owner`select template from sms_message where person_id = ${personId}`;
    expect(messages).toEqual([{ template: "applicationDecided" }]);
  });

  it("is independent of the applicant", async () => {
    const { id, personId, employer } = await makeUnderReview();
    const self = { ...(await officer()), personId };
    await expect(approveBy(self, id)).rejects.toMatchObject({ code: "OWN_APPLICATION" });
    const colleague = await makeExpert(["SZ-MB"], employer);
    const beside = { ...(await officer()), personId: colleague.personId };
    await expect(approveBy(beside, id)).rejects.toMatchObject({ code: "SAME_EMPLOYER" });
    // Two people without any employer are nobody's colleagues.
    const free = await makeUnderReview({ employer: null });
    const loose = await makeExpert(["SZ-MB"]);
    await approveBy({ ...(await officer()), personId: loose.personId }, free.id);
    await expect(approveBy(await officer("bureau"), id)).rejects.toMatchObject({ code: "STATION_ONLY" });
    await expect(approveBy(await officer("district"), id)).rejects.toMatchObject({ name: "NotFound" });
    expect(await db.owner`select 1 from application_opinion where application_id = ${id}`).toHaveLength(0);
  });

  it("refuses fifteen years that are not full, and whoever has no senior title", async () => {
    const young = await makeUnderReview({ workedYears: 10 });
    await expect(approveBy(await officer(), young.id)).rejects.toMatchObject({ code: "LESS_THAN_15_YEARS" });
    await approveBy(await officer(), young.id, "SZ-JK", "RICH_EXPERIENCE");
    const junior = await makeUnderReview({ title: "工程师" });
    await expect(approveBy(await officer(), junior.id)).rejects.toMatchObject({ code: "NO_SENIOR_TITLE" });
    await rejectBy(await officer(), junior.id);
    const unknown = {
      applicationId: young.id,
      specialty: "GD-QZ",
      verdict: "REJECT" as const,
      limb: null,
      reason: "x",
    };
    await expect(recordOpinion(await as(await officer()), unknown)).rejects.toMatchObject({
      name: "NotFound",
    });
  });

  it("names nobody's number in the trace", async () => {
    await makePublished({ personId: await makePerson("钱某") });
    const bad =
      await db.owner`select id from audit_entry where detail::text ~ '(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])'`;
    expect(bad).toEqual([]);
  });
});
