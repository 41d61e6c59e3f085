import { database } from "../../../src/db/client";
import { completeOnboarding, findOnboarding } from "../../../src/features/experts";
import { appointmentInvariants } from "../../../src/features/experts/invariants/appointments";
import type { UserActor } from "../../../src/platform/actor";
import { findOffenders } from "../../../src/platform/invariant";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeExpert, regulatorActor } from "../../support/world";
import { appointmentTools, begin, day } from "./appointment-tools";

const db = useDatabase();
const { appoint, expertOf, terms } = appointmentTools(db);
beforeEach(async () => db.setClock(begin));

describe("onboarding", () => {
  const actorOf = async (personId: string): Promise<UserActor> => {
    const expert = await expertOf(personId);
    return expertActor({
      id: expert.id as string,
      number: expert.number as string,
      personId,
      employer: null,
    });
  };

  it("is asked of a new member until it is done, once", async () => {
    const { personId, employer } = await appoint();
    const actor = await actorOf(personId);
    const todo = await findOnboarding(await as(actor));
    expect(todo).toMatchObject({ termFrom: day, phoneVerified: true });
    expect(todo?.phone).toMatch(/^199\*{4}\d{4}$/);
    expect(todo?.employers).toEqual([expect.stringContaining(employer?.name ?? "?")]);
    const two = await Promise.allSettled([
      completeOnboarding(await as(actor)),
      completeOnboarding(await as(actor)),
    ]);
    expect(two.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await findOnboarding(await as(actor))).toBeNull();
    const signed =
      await db.owner`select kind from expert_undertaking where term_id = ${todo?.termId ?? ""} order by 1`;
    expect(signed.map(({ kind }) => kind)).toEqual(["AVOIDANCE", "INTEGRITY", "SECRECY"]);
    const [term] = await terms(actor.expertId);
    expect(term?.onboarded_at).not.toBeNull();
    expect(
      await db.owner`select 1 from employer_confirmation where expert_id = ${actor.expertId}`,
    ).toHaveLength(1);
    const said = await db.owner`select action from audit_entry where subject_id = ${actor.expertId}
      and action in ('undertaking.signed', 'expert.onboarded', 'expert.employerConfirmed')`;
    expect(said).toHaveLength(3);
    await expect(completeOnboarding(await as(actor))).rejects.toMatchObject({ code: "NOTHING_TO_SIGN" });
  });

  it("needs a verified phone and says how to get one", async () => {
    const { personId } = await appoint();
    await db.owner`update person set phone_verified_at = null where id = ${personId}`;
    const actor = await actorOf(personId);
    await expect(completeOnboarding(await as(actor))).rejects.toMatchObject({
      code: "PHONE_UNVERIFIED",
      sentence: expect.stringContaining("省统一身份认证平台"),
    });
    expect(await findOnboarding(await as(actor))).toMatchObject({ phoneVerified: false });
  });

  it("is nobody's who is not a member with an unsigned term", async () => {
    expect(await findOnboarding(await as(expertActor(await makeExpert(["SZ-JK"]))))).toBeNull();
    expect(await findOnboarding(await as(regulatorActor("station", "370200")))).toBeNull();
    await expect(completeOnboarding(await as(regulatorActor("station", "370200")))).rejects.toMatchObject({
      code: "NOT_EXPERT",
    });
  });
});

it("and after all of this every invariant of appointments holds", async () => {
  const broken = (await findOffenders(database(), appointmentInvariants)).filter(
    ({ offenders }) => offenders.length > 0,
  );
  expect(broken).toEqual([]);
});
