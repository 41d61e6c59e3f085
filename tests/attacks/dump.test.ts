import { recordLogin } from "../../src/features/accounts";
import {
  addInterest,
  approveDue,
  declareInterest,
  passCheck,
  submitObjection,
} from "../../src/features/experts";
import { publicContext, systemContext } from "../../src/platform/context";
import { randomId } from "../../src/platform/id";
import { entries, mutation } from "../../src/platform/mutation";
import { useDatabase } from "../support/database";
import { as } from "../support/world";
import { someClaims } from "../use-cases/accounts/people";
import {
  accountOf,
  by,
  fillIn,
  handIn,
  makeCheckedUnit,
  makeDraft,
  makeUscc,
} from "../use-cases/experts/application-world";
import { approveBy, officer } from "../use-cases/experts/appointment-world";

const db = useDatabase();

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T02:00:00Z"));
});

/** Every value of every table, as whoever steals a dump reads it. */
async function dump(): Promise<string> {
  const tables = await db.owner<{ name: string }[]>`
    select format('%I', table_name) as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await db.owner.unsafe(`select t::text as line from ${name} t`);
    parts.push(...rows.map(({ line }) => String(line)));
  }
  return parts.join("\n");
}

/** An expert's whole way into the pool, with a relative, a shareholding and an objection against her. */
it("tells a thief of the database no phone, no ID number, no relative and no objector", async () => {
  const claims = someClaims({ name: "申报人郑工" });
  const { personId } = await recordLogin(await publicContext(), claims);
  const who = { personId, actor: accountOf(personId), unit: await makeCheckedUnit("申报人单位") };
  const applicationId = await makeDraft(who);
  await fillIn(who, applicationId, [{ id: randomId(), uscc: makeUscc(), name: "配偶开的公司" }]);
  const hidden = makeUscc();
  await addInterest(await by(who.actor), {
    applicationId,
    relation: "child",
    name: "郑小满",
    uscc: hidden,
    unit: "秘不示人置业有限公司",
    words: "持股三成",
  });
  await handIn(who, applicationId);
  await passCheck(await as(await officer()), { applicationId });
  for (const reviewer of [await officer(), await officer()]) await approveBy(reviewer, applicationId);
  await submitObjection(await publicContext(), {
    applicationId,
    content: "她的业绩与公示不符。",
    name: "举报人老钱",
    unit: "邻近工地",
  });
  const secrets = [
    claims.idNumber,
    claims.phone ?? "",
    "郑小满",
    hidden,
    "秘不示人",
    "持股三成",
    "配偶某某",
    "举报人老钱",
    "邻近工地",
  ];
  const before = await dump();
  // The scan sees what is written in clear.
  expect(before).toContain("申报人郑工");
  expect(before).toContain("她的业绩与公示不符");
  expect(secrets.filter((secret) => before.includes(secret))).toEqual([]);

  await db.owner`update publicity_objection set state = 'DISMISSED', handled_by = ${(await officer()).personId}, handled_at = app_now(), answer = '查无实据'`;
  await db.owner`update expert_application set state = 'PUBLICITY' where id = ${applicationId}`;
  await db.advance(9 * 86_400_000);
  await approveDue(await systemContext("test"));
  const [expert] = await db.owner`select id from expert where person_id = ${personId}`;
  expect(expert).toBeDefined();
  await mutation(await systemContext("test"), async (tx, now) => {
    const { audit, jobs } = await declareInterest(tx, {
      expertId: String(expert?.id),
      usccs: [hidden],
      detail: "我姐姐在这家公司当总工",
      now,
    });
    return { value: undefined, audit: entries(audit), jobs };
  });
  const after = await dump();
  expect([...secrets, "我姐姐"].filter((secret) => after.includes(secret))).toEqual([]);
});
