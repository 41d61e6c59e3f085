import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { actionTable } from "../support/attacks/action-table";
import { type Login, loginOfPerson, stateHash } from "../support/attacks/cast";
import { type Answer, actionBody, Client, type Fields, multipart } from "../support/attacks/client";
import { actionsBuilt, actionsDeclared } from "../support/attacks/source-tree";
import { type AttackWorld, makeAttackWorld } from "../support/attacks/world";
import { useCity } from "../support/journey/use-city";
import { makePerson } from "../support/world";

type Right = "VIEW" | "FILE" | "DRAW";

/** The right each contractor's action declares, by name, as its source says it. */
function declaredRights(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of new Set(actionsDeclared().map((one) => one.file))) {
    const pattern = /export const (\w+) = action\(\{([\s\S]*?)\n\}\)/g;
    for (const [, name = "", spec = ""] of readFileSync(file, "utf8").matchAll(pattern)) {
      const right = /\bright: "(\w+)"/.exec(spec)?.[1];
      if (right && /"contractor"/.test(spec)) found.set(name, right);
    }
  }
  return found;
}

/** Each right against each contractor's action and upload, over HTTP, with the unit's own objects. */
describe("the doors of a contractor and its delegates", () => {
  const city = useCity({ worker: false, experts: 40 });
  const rights = declaredRights();
  const delegates = new Map<Right, Login>();
  let world: AttackWorld;
  let client: Client;

  beforeAll(async () => {
    world = await makeAttackWorld(city.database);
    client = new Client(city.baseUrl);
    const { owner } = city.database;
    for (const right of ["VIEW", "FILE", "DRAW"] as const) {
      const personId = await makePerson("经办人");
      await owner`insert into organization_delegate
        (id, organization_id, name, id_number_hash, rights, valid_from, valid_to, granted_by, accepted_at)
        select ${randomUUID()}, u.organization_id, '经办人', p.id_number_hash, ${right === "VIEW" ? ["VIEW"] : ["VIEW", right]},
          current_date - 1, current_date + 100, 'test', app_now()
        from app_user u, person p where u.id = ${world.logins.contractor.userId} and p.id = ${personId}`;
      delegates.set(right, await loginOfPerson(owner, personId));
    }
  }, 300_000);
  afterAll(() => client.close());

  it("are all declared, and some for each right", () => {
    const mine = Object.entries(actionTable).filter(
      ([, { allowed }]) => allowed.includes("contractor") && allowed.length <= 2,
    );
    const missing = mine.map(([name]) => name).filter((name) => !rights.has(name));
    expect(missing).toEqual([]);
    expect(new Set(rights.values())).toEqual(new Set(["FILE", "DRAW", "UNIT"]));
  });

  const told = (answer: Answer) => /没有授予您|只能由本单位用法人账号/.test(answer.text);

  it.each([...rights])(
    "%s lets in whom its right %s is granted, and changes nothing for others",
    async (name, need) => {
      const form = actionTable[name]?.form(world);
      if (!form) throw new Error(`${name} is not on the table`);
      for (const [right, login] of delegates) {
        const before = right === need ? "" : await stateHash(city.database.owner);
        const answer = await act(name, form, login);
        expect([right, answer.status, told(answer)]).toEqual([
          right,
          right === need ? answer.status : 200,
          right !== need,
        ]);
        if (right !== need) expect(await stateHash(city.database.owner)).toBe(before);
      }
    },
  );

  it("take an upload from who may file, from no other delegate", async () => {
    const { body, type } = multipart([["file", Buffer.alloc(0), ""]]);
    const statuses: [Right, number][] = [];
    for (const [right, { cookie }] of delegates) {
      const headers = { origin: client.origin, "content-type": type, accept: "application/json" };
      const path = `/api/uploads/${world.draft.caseId}/plan`;
      statuses.push([right, (await client.ask(path, { method: "POST", body, headers, cookie })).status]);
    }
    expect(statuses).toEqual([
      ["VIEW", 403],
      ["FILE", 422],
      ["DRAW", 403],
    ]);
  });

  it("show every delegate the unit's pages, and no other unit's", async () => {
    for (const { cookie } of delegates.values()) {
      const own = await client.ask(`/contractor/cases/${world.inviting.caseId}`, { cookie });
      expect(own.status).toBe(200);
      const chosen = `${cookie}; gongping.unit=${randomUUID()}`;
      const other = await client.ask(`/contractor/cases/${world.inviting.caseId}`, { cookie: chosen });
      expect([other.status, other.headers.location]).toEqual([307, "/delegations"]);
    }
  });

  it("refuse a form opened for another unit than the one acted for now", async () => {
    const form = { ...actionTable.recordProjectAction!.form(world), actingFor: randomUUID() };
    const before = await stateHash(city.database.owner);
    const answer = await act("recordProjectAction", form, delegates.get("FILE") as Login);
    expect(answer.text).toContain("您已改为替另一单位办理");
    expect(await stateHash(city.database.owner)).toBe(before);
  });

  function act(name: string, form: Fields, { cookie }: Login): Promise<Answer> {
    const built = actionsBuilt().find((one) => one.name === name);
    if (!built) throw new Error(`${name} is not in the build`);
    const path = (built.pages[0] ?? "/").replaceAll(/\[(\w+)\]/g, world.missing);
    const { body, type } = actionBody(form);
    const headers = {
      origin: client.origin,
      "next-action": built.id,
      "content-type": type,
      accept: "text/x-component",
    };
    return client.ask(path, { method: "POST", cookie, body, headers });
  }
});
