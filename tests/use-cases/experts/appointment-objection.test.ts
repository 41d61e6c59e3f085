import { approveDue, handleObjection, submitObjection } from "../../../src/features/experts";
import { publicContext, systemContext } from "../../../src/platform/context";
import { keyedHash, open } from "../../../src/platform/crypto";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeExpert } from "../../support/world";
import { makePublished, makeSubmitted, officer } from "./appointment-world";

const db = useDatabase();
const begin = new Date("2026-11-25T02:00:00Z");
/** 24:00 of the seventh day in China. */
const end = new Date("2026-12-02T16:00:00Z");
beforeEach(async () => db.setClock(begin));

const stateOf = async (id: string) =>
  (await db.owner`select state from expert_application where id = ${id}`)[0]?.state;
const object = async (applicationId: string, more: { name?: string; unit?: string } = {}) => {
  const { code } = await submitObjection(await publicContext(), {
    applicationId,
    content: "业绩不实",
    name: more.name ?? "",
    unit: more.unit ?? "",
  });
  const [row] =
    await db.owner`select * from publicity_objection where code_hash = ${keyedHash("objection", code)}`;
  return { code, row: row!, id: row?.id as string };
};
const handle = async (objectionId: string, decision: "uphold" | "dismiss", actor = officer()) =>
  handleObjection(await as(await actor), { objectionId, decision, answer: "经核查" });
const sweep = async () => approveDue(await systemContext("test"));

describe("an objection", () => {
  it("comes from anybody, is sealed, and holds the application", async () => {
    const { id } = await makePublished();
    const { code, row } = await object(id, { name: "孙某", unit: "某某公司" });
    expect(code).toMatch(/^[0-9A-F]{32}$/);
    expect(JSON.stringify(row)).not.toContain(code);
    expect(row.author_sealed).not.toContain("孙某");
    expect(JSON.parse(open(row.author_sealed as string))).toEqual({ name: "孙某", unit: "某某公司" });
    expect(await stateOf(id)).toBe("OBJECTION");
    const [audit] = await db.owner`select * from audit_entry where subject_id = ${row.id}`;
    expect(audit).toMatchObject({ action: "objection.received", actor_kind: "public" });
    expect(JSON.stringify(audit?.detail)).not.toMatch(/孙某|某某公司|业绩/);
    const second = await object(id);
    expect(second.row.author_sealed).toBeNull();
  });

  it("is heard until the window's last moment", async () => {
    const { id } = await makePublished();
    await db.setClock(new Date(end.getTime() - 2000));
    await object(id);
    const other = await (async () => {
      await db.setClock(begin);
      return makePublished();
    })();
    await db.setClock(end);
    await expect(object(other.id)).rejects.toMatchObject({ code: "WINDOW_OVER" });
    expect(await stateOf(other.id)).toBe("PUBLICITY");
  });

  it("is about what is public alone", async () => {
    const { id } = await makeSubmitted();
    await expect(object(id)).rejects.toMatchObject({ code: "NOT_PUBLISHED" });
    await expect(object("00000000-0000-4000-8000-000000000000")).rejects.toMatchObject({ name: "NotFound" });
  });

  it("is handled by the station, by whoever had no part in it, once", async () => {
    const { id, checker, reviewers, personId, employer } = await makePublished();
    const objection = await object(id);
    const refused = async (actor: Parameters<typeof handle>[2], expected: object) =>
      expect(handle(objection.id, "dismiss", actor)).rejects.toMatchObject(expected);
    await refused(Promise.resolve(reviewers[0]), { code: "TOOK_PART" });
    await refused(Promise.resolve(reviewers[1]), { code: "TOOK_PART" });
    await refused(Promise.resolve(checker), { code: "TOOK_PART" });
    await refused(officer("bureau"), { code: "STATION_ONLY" });
    await refused(officer("district"), { name: "NotFound" });
    await refused(Promise.resolve(expertActor(await makeExpert(["SZ-JK"]))), { name: "NotFound" });
    await refused(
      officer().then((one) => ({ ...one, personId })),
      { code: "OWN_APPLICATION" },
    );
    const colleague = await makeExpert(["SZ-JK"], employer);
    await refused(
      officer().then((one) => ({ ...one, personId: colleague.personId })),
      { code: "SAME_EMPLOYER" },
    );
    const two = await Promise.allSettled([handle(objection.id, "dismiss"), handle(objection.id, "uphold")]);
    expect(two.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const said = await db.owner`select 1 from audit_entry where subject_id = ${objection.id}
      and action in ('objection.dismissed', 'objection.upheld')`;
    expect(said).toHaveLength(1);
  });

  it("dismissed, gives the publicity back with its window as it was", async () => {
    const { id } = await makePublished();
    const [first, second] = [await object(id), await object(id)];
    await handle(first.id, "dismiss");
    expect(await stateOf(id)).toBe("OBJECTION");
    await handle(second.id, "dismiss");
    expect(await stateOf(id)).toBe("PUBLICITY");
    const [row] = await db.owner`select publicity_to from expert_application where id = ${id}`;
    expect(row?.publicity_to).toEqual(end);
  });

  it("upheld, ends the application with all its other objections", async () => {
    const { id, personId } = await makePublished();
    const [first, second] = [await object(id), await object(id)];
    await handle(first.id, "uphold");
    expect(await stateOf(id)).toBe("REJECTED");
    const rows = await db.owner`select state, answer from publicity_objection where application_id = ${id}`;
    expect(rows.map(({ state }) => state)).toEqual(["UPHELD", "UPHELD"]);
    await expect(handle(second.id, "dismiss")).rejects.toMatchObject({ code: "NOT_OPEN" });
    await db.setClock(new Date(end.getTime() + 1000));
    await sweep();
    expect(await stateOf(id)).toBe("REJECTED");
    expect(await db.owner`select 1 from expert where person_id = ${personId}`).toHaveLength(0);
    const said =
      await db.owner`select action from audit_entry where subject_id = ${id} and action = 'application.rejected'`;
    expect(said).toHaveLength(1);
  });

  it("open over the end of the window holds the appointment until it is answered", async () => {
    const { id, personId } = await makePublished();
    const objection = await object(id);
    await db.setClock(new Date(end.getTime() + 3600_000));
    await sweep();
    expect(await stateOf(id)).toBe("OBJECTION");
    await handle(objection.id, "dismiss");
    expect(await stateOf(id)).toBe("PUBLICITY");
    expect(await sweep()).toBeGreaterThan(0);
    expect(await stateOf(id)).toBe("APPROVED");
    expect(await db.owner`select 1 from expert where person_id = ${personId}`).toHaveLength(1);
  });

  it("of an application withdrawn meanwhile is still answered, and changes nothing else", async () => {
    const { id } = await makePublished();
    const objection = await object(id);
    await db.owner`update expert_application set state = 'WITHDRAWN', closed_at = app_now() where id = ${id}`;
    await handle(objection.id, "uphold");
    expect(await stateOf(id)).toBe("WITHDRAWN");
  });

  it("cannot be made without end", async () => {
    const { id } = await makePublished();
    await object(id);
    await db.owner`insert into publicity_objection (id, application_id, code_hash, content)
      select gen_random_uuid(), ${id}, md5(n::text), 'x' from generate_series(1, 99) n`;
    await expect(object(id)).rejects.toMatchObject({ code: "TOO_MANY" });
  });
});
