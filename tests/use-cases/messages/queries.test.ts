import {
  countMessages,
  listMessages,
  listUndelivered,
  previewTemplates,
  previewText,
} from "../../../src/features/messages";
import { readNow } from "../../../src/platform/clock";
import { systemContext } from "../../../src/platform/context";
import { templateIds } from "../../../src/platform/sms/templates";
import { useDatabase } from "../../support/database";
import { queueInvitation, sweepAll, useSms, work } from "../../support/sms";
import {
  as,
  contractorActor,
  expertActor,
  makeAdmittedCase,
  makeExpert,
  makeUnit,
  regulatorActor,
} from "../../support/world";

const db = useDatabase();
const sms = useSms();
jest.setTimeout(90_000);

const page = { limit: 50, offset: 0 };
const since = async () => new Date((await readNow()).getTime() - 86_400_000);

/** A message about a case in the area, sent. */
async function about(jurisdiction: string) {
  const filing = await makeAdmittedCase({ jurisdiction });
  const one = await queueInvitation({
    template: "panelFormed",
    subject: { type: "case", id: filing.caseId },
    params: { caseNo: "QDLZ" },
  });
  await work();
  return { ...one, caseId: filing.caseId };
}

describe("the SMS log", () => {
  it("is the whole city's for station and bureau, its own area's for a district, nobody else's", async () => {
    const laoshan = await about("370212");
    const huangdao = await about("370211");
    const loose = await queueInvitation();
    const seen = async (actor: Parameters<typeof as>[0]) => {
      const ctx = await as(actor);
      const rows = await listMessages(ctx, page);
      expect(await countMessages(ctx, {})).toBe(rows.length);
      return rows.map(({ id }) => id).sort();
    };
    const all = [laoshan.id, huangdao.id, loose.id].sort();
    expect(await seen(regulatorActor("station", "370200"))).toEqual(all);
    expect(await seen(regulatorActor("bureau", "370200"))).toEqual(all);
    expect(await seen(regulatorActor("district", "370212"))).toEqual([laoshan.id]);
    expect(await seen(regulatorActor("district", "370203"))).toEqual([]);
    expect(await seen(contractorActor("user", "person", await makeUnit("施工单位")))).toEqual([]);
    expect(await seen(expertActor(await makeExpert(["SZ-JK"])))).toEqual([]);
  });

  it("filters by state, template and case, pages newest first, and shows no number", async () => {
    const ctx = await as(regulatorActor("station", "370200"));
    const one = await about("370212");
    const [line] = await listMessages(ctx, { ...page, limit: 1 });
    expect(line).toMatchObject({
      id: one.id,
      caseId: one.caseId,
      purpose: "专家组组成",
      state: "SENT",
      calls: [{ channel: "aliyun", outcome: "SENT", code: null }],
    });
    const number = line?.caseNumber ?? "";
    expect(await listMessages(ctx, { ...page, caseNumber: number })).toHaveLength(1);
    expect(await listMessages(ctx, { ...page, caseNumber: "%" })).toHaveLength(0);
    expect((await listMessages(ctx, { ...page, state: "SENT" })).every((row) => row.state === "SENT")).toBe(
      true,
    );
    expect(
      (await listMessages(ctx, { ...page, template: "invitation" })).every(
        (row) => row.template === "invitation",
      ),
    ).toBe(true);
    const every = await listMessages(ctx, page);
    const second = await listMessages(ctx, { limit: 1, offset: 1 });
    expect(second).toEqual(every.slice(1, 2));
    expect(JSON.stringify(every)).not.toMatch(/1[3-9]\d{9}/);
    await sms.gateway.fail(sms.gateway.messages(one.phone)[0]?.id ?? "", { code: "MOBILE_IN_BLACK" });
    const [failed] = await listMessages(ctx, { ...page, caseNumber: number });
    expect(failed?.calls[0]).toMatchObject({ outcome: "SENT", code: "MOBILE_IN_BLACK" });
  });

  it("finds the case of an invitation", async () => {
    const [row] = await db.owner`select id from sms_message where subject_type = 'invitation' limit 1`;
    const filing = await makeAdmittedCase();
    const expert = await makeExpert(["SZ-JK"]);
    await db.owner`
      with r as (insert into draw_round (id, case_id, round, state, request, request_hash, eligible, requested_by, requested_at, public_code)
          values (gen_random_uuid(), ${filing.caseId}, 1, 'REQUESTED', '{}', 'h', 1, 'u', app_now(), gen_random_uuid()) returning id),
        s as (insert into seat (id, case_id, ordinal, specialty, main) values (gen_random_uuid(), ${filing.caseId}, 1, 'SZ-JK', true) returning id)
      insert into invitation (id, case_id, round_id, seat_id, expert_id, employer, ticket, state, token_hash, created_at)
      select m.subject_id, ${filing.caseId}, r.id, s.id, ${expert.id}, '', '', 'CREATED', gen_random_uuid(), app_now()
      from r, s, sms_message m where m.id = ${String(row?.id)}`;
    const ctx = await as(regulatorActor("district", "370212"));
    const found = (await listMessages(ctx, page)).find((line) => line.id === row?.id);
    expect(found?.caseId).toBe(filing.caseId);
  });
});

it("the undelivered list names what failed, what waits for a receipt and what nobody takes", async () => {
  await db.owner`update sms_message set state = 'CANCELLED' where state in ('CREATED', 'SENDING', 'SENT')`;
  await db.owner`update sms_message set created_at = created_at - interval '30 days'`;
  const ctx = await as(regulatorActor("station", "370200"));
  const noNumber = await queueInvitation();
  await db.owner`update person set phone_sealed = null where id = ${noNumber.personId}`;
  const quiet = await queueInvitation();
  const good = await queueInvitation();
  await work();
  await sms.gateway.deliver(sms.gateway.messages(good.phone)[0]?.id ?? "");
  sms.gateway.takeDown();
  const stuck = await queueInvitation();
  await work();
  await db.advance(16 * 60_000);
  const list = await listUndelivered(ctx, { since: await since(), limit: 50 });
  expect(new Map(list.map((line) => [line.id, line.why]))).toEqual(
    new Map([
      [noNumber.id, "FAILED"],
      [quiet.id, "NO_RECEIPT"],
      [stuck.id, "NOT_SENT"],
    ]),
  );
  sms.gateway.calm();
  await db.advance(150 * 60_000);
  await sweepAll();
  const later = await listUndelivered(await systemContext("test"), { since: await since(), limit: 50 });
  expect(later.find((line) => line.id === quiet.id)?.why).toBe("UNDELIVERED");
});

it("previews every text with its length and without a usable link", () => {
  const all = previewTemplates();
  expect(all.map(({ template }) => template)).toEqual(templateIds);
  for (const one of all) {
    expect(one.text).toMatch(/^【青岛工评】/);
    expect(one.text).not.toContain("示例");
    expect(one.messages).toBeLessThanOrEqual(3);
  }
  const invitation = previewText("invitation", { time: "11月30日9:00", hours: "6" });
  expect(invitation.text).toContain("/i/〔专用链接〕");
  expect(invitation.characters).toBe(invitation.text.replace("〔专用链接〕", "0".repeat(43)).length);
});
