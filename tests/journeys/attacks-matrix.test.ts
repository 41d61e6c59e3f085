import { actionTable } from "../support/attacks/action-table";
import { approvalActions } from "../support/attacks/actions/approvals";
import { meetingActions } from "../support/attacks/actions/meetings";
import { opinionActions } from "../support/attacks/actions/opinions";
import { reportActions } from "../support/attacks/actions/reports";
import { everybody, refusals, stateHash, type Who } from "../support/attacks/cast";
import { type Answer, actionBody, Client, type Fields } from "../support/attacks/client";
import { type RouteRule, routeTable } from "../support/attacks/route-table";
import { actionsBuilt, actionsDeclared, type Way, waysIn } from "../support/attacks/source-tree";
import { type AttackWorld, makeAttackWorld } from "../support/attacks/world";
import { useCity } from "../support/journey/use-city";

/**
 * quality.md §3.5 C: every page, route and action that the source tree holds, against everybody, with the own
 * object and with nothing; over HTTP, on the production server, with real sessions.
 */
describe("the doors and who may pass", () => {
  const city = useCity({ worker: false, experts: 40 });
  let world: AttackWorld;
  let client: Client;

  beforeAll(async () => {
    world = await makeAttackWorld(city.database);
    client = new Client(city.baseUrl);
  }, 300_000);
  afterAll(() => client.close());

  const cookieOf = (who: Who) => (who === "anonymous" ? null : world.logins[who].cookie);
  const ways = waysIn();
  const keyOf = ({ method, pattern }: { method: string; pattern: string }) => `${method} ${pattern}`;

  it("are all on the table, and the table holds no others", () => {
    expect(ways.map(keyOf).sort()).toEqual(Object.keys(routeTable).sort());
    const declared = actionsDeclared().map(({ name }) => name);
    expect(new Set(declared).size).toBe(declared.length);
    expect(declared.sort()).toEqual(Object.keys(actionTable).sort());
    // The build holds what a page can call, and nothing that is not an export.
    const built = new Set(actionsBuilt().map(({ name }) => name));
    expect([...built].sort()).toEqual(Object.keys(actionTable).sort());
  });

  describe.each(ways)("$method $pattern", ({ method, pattern, page }) => {
    const rule = routeTable[keyOf({ method, pattern })];

    it("opens to whom it is for and to nobody else, as if it were not there", async () => {
      if (!rule) throw new Error("not on the table");
      const wrong = await Promise.all(
        everybody.map((who) => whatIsWrong(rule, { method, pattern, page }, who)),
      );
      expect(wrong.flat()).toEqual([]);
    });
  });

  async function whatIsWrong(rule: RouteRule, way: Way, who: Who): Promise<string[]> {
    const { method, pattern, page } = way;
    const own = await knock(rule, method, pattern, who, false);
    const allowed = rule.allowed === "everybody" || rule.allowed.includes(who);
    const fault = allowed ? whyNotGranted(rule, pattern, own) : whyNotRefused(rule, page, who, own);
    const wrong = fault ? [`${who}: ${fault}`] : [];
    if (allowed) return wrong;
    for (const fact of world.facts) if (own.text.includes(fact)) wrong.push(`${who} is told ${fact}`);
    if (!rule.own || !/Foreign|Other|audit/.test(who)) return wrong;
    const nothing = await knock(rule, method, pattern, who, true);
    if (nothing.status !== own.status || bare(nothing.text) !== bare(own.text))
      wrong.push(`${who}: what is foreign does not look like what is not there`);
    return wrong;
  }

  function knock(
    rule: RouteRule,
    method: string,
    pattern: string,
    who: Who,
    missing: boolean,
  ): Promise<Answer> {
    const ids = { ...rule.own?.(world) };
    const names = [...pattern.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name);
    const about = rule.about ?? names.at(-1);
    if (missing && about) ids[about] = world.missing;
    const path = pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) =>
      encodeURIComponent(ids[name] ?? "none"),
    );
    const sent = rule.send?.(client.origin) ?? { method };
    return client.ask(path + (rule.query ?? ""), { ...sent, cookie: cookieOf(who) });
  }

  function whyNotGranted(rule: RouteRule, pattern: string, answer: Answer): string | null {
    const { status } = answer;
    if (rule.allowedStatus) return rule.allowedStatus.includes(status) ? null : `${status} although allowed`;
    if (status === 200) return null;
    const to = new URL(answer.headers.location ?? "/none", client.origin).pathname;
    const workspace = `/${pattern.split("/")[1]}`;
    if (status >= 300 && status < 400 && to.startsWith(workspace)) return null;
    return `${status} ${to} although allowed`;
  }

  function whyNotRefused(rule: RouteRule, page: boolean, who: Who, answer: Answer): string | null {
    const { status } = answer;
    if (who !== "anonymous") {
      const right = rule.refusedStatus ?? [404];
      return right.includes(status) ? null : `${status} although refused`;
    }
    if (rule.anonymousStatus) return status === rule.anonymousStatus ? null : `${status} without a login`;
    const { location = "" } = answer.headers;
    const toLogin = status >= 300 && status < 400 && location.includes("/login?return=%2F");
    return toLogin ? null : `${status} ${location} without a login${page ? "" : " (route)"}`;
  }

  describe("actions", () => {
    const offered = Object.entries(actionTable);
    const mayNot = ["您当前的身份不能办理", "登录已过期", "没有找到这", "请求来源不正确"];

    it.each(offered)(
      "%s is refused to everybody else, changes nothing and is on record",
      async (name, rule) => {
        const { owner } = city.database;
        const before = await stateHash(owner);
        const counted = await refusals(owner);
        const wrong: string[] = [];
        const others = everybody.filter((who) => !rule.allowed.includes(who));
        for (const who of others) {
          const answer = await act(name, rule.form(world), who);
          if (done(answer) || answer.status !== 200 || !/"errors":\{"":"/.test(answer.text))
            wrong.push(`${who}: ${answer.status} ${answer.text.slice(0, 300)}`);
        }
        expect(wrong).toEqual([]);
        expect(await stateHash(owner)).toBe(before);
        expect((await refusals(owner)) - counted).toBe(others.filter((who) => who !== "anonymous").length);
      },
    );

    it.each(offered)("%s says the same of a foreign object as of none", async (name, rule) => {
      const form = rule.form(world);
      // What is for nobody of the cast, such as a grant to somebody else, is foreign to every person.
      const strangers = rule.allowed.length === 0;
      const named = Object.keys(form).find((field) =>
        (strangers ? /Id$/ : /^(case|project|item|invitation|round|submission)Id$/).test(field),
      );
      const foreign = (["contractorForeign", "expertOther", "districtForeign"] as const).find((who) =>
        strangers ? who === "expertOther" : !rule.allowed.includes(who) && sameRole(who, rule.allowed),
      );
      if (!named || !foreign) return expect(rule.allowed.length).toBeGreaterThan(0);
      const sentences = [form, { ...form, [named]: world.missing }].map(async (one) => {
        const answer = await act(name, one, foreign);
        return /"errors":(\{[^}]*\})/.exec(answer.text)?.[1];
      });
      const [about, nothing] = await Promise.all(sentences);
      expect(about).toBeDefined();
      expect(about).toBe(nothing);
    });

    it("are open to whom they are for", async () => {
      const wrong: string[] = [];
      const stayed: string[] = [];
      for (const [name, rule] of offered) {
        const [who] = rule.allowed;
        if (!who) continue;
        const answer = await act(name, rule.form(world), who);
        if (!done(answer)) stayed.push(name);
        if (answer.status >= 400 || mayNot.some((sentence) => answer.text.includes(sentence)))
          wrong.push(`${name}: ${answer.status} ${answer.text.slice(0, 300)}`);
      }
      expect(wrong).toEqual([]);
      // The others are refused by a rule of the business: an incomplete case, an invitation already answered.
      expect(offered.length - stayed.length).toBeGreaterThan(20);
      // Each of the panel's duties and of what follows them has a case of its own on which it can be done.
      const whole = Object.keys({
        ...meetingActions,
        ...opinionActions,
        ...reportActions,
        ...approvalActions,
      });
      expect(stayed.filter((name) => whole.includes(name))).toEqual([]);
    });

    function act(name: string, form: Fields, who: Who): Promise<Answer> {
      const built = actionsBuilt().find((one) => one.name === name);
      if (!built) throw new Error(`${name} is not in the build`);
      const [page = "/"] = built.pages;
      const path = page.replaceAll(/\[(\w+)\]/g, world.missing);
      const { body, type } = actionBody(form);
      return client.ask(path, {
        method: "POST",
        cookie: cookieOf(who),
        body,
        headers: {
          origin: client.origin,
          "next-action": built.id,
          "content-type": type,
          accept: "text/x-component",
        },
      });
    }
  });

  const done = (answer: Answer) => answer.headers["x-action-redirect"] !== undefined;

  function sameRole(who: Who, allowed: readonly Who[]): boolean {
    const role = (one: Who) =>
      one.startsWith("expert")
        ? "expert"
        : one.startsWith("district")
          ? "regulator"
          : one.replace("Foreign", "");
    return allowed.some((one) => role(one) === role(who) || (one === "station" && role(who) === "regulator"));
  }

  /** What is to be seen of a page: without scripts, whose pieces come as the stream was cut, nonces and ids. */
  function bare(text: string): string {
    return text
      .replaceAll(/<script[\s\S]*?<\/script>|<link[^>]*>|nonce="[^"]*"/g, "")
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "")
      .replaceAll(/user-/g, "");
  }
});
