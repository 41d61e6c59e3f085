import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { makeBadFiles } from "../../dev/city";
import { type UploadProblem, uploadProblems } from "../../src/features/reviews";
import { handlers } from "../../src/features/reviews/handlers";
import { performDue } from "../../src/platform/queue/perform";
import { refusals, stateHash, type Who } from "../support/attacks/cast";
import { type Answer, actionBody, Client, multipart } from "../support/attacks/client";
import { errorsOf, type Visitor, visitors } from "../support/attacks/pages";
import { type AttackWorld, makeAttackWorld } from "../support/attacks/world";
import { useCity } from "../support/journey/use-city";
import { makePdf } from "../support/sample-pdf";

/** quality.md §3.5 D27–D35, F45–F58, K87: what the server itself withstands. */
describe("the web server", () => {
  const city = useCity({ worker: false, experts: 40 });
  let world: AttackWorld;
  let client: Client;
  let by: Readonly<Record<Who, Visitor>>;

  beforeAll(async () => {
    world = await makeAttackWorld(city.database);
    client = new Client(city.baseUrl);
    by = visitors(client, world);
  }, 300_000);
  afterAll(() => client.close());

  const project = { name: "攻击工程", address: "李沧区", library: "SZ", jurisdictionCode: "370213" };
  const alive = async () => expect((await client.ask("/api/health?ready=1")).status).toBe(200);

  describe("does not take a header for a right (D27)", () => {
    const tricks: Record<string, string>[] = [
      { "x-middleware-subrequest": "middleware" },
      { "x-middleware-subrequest": Array(5).fill("src/proxy").join(":") },
      { "x-middleware-prefetch": "1" },
      { "x-middleware-next": "1", "x-middleware-rewrite": "/" },
      { "x-invoke-path": "/login", "x-matched-path": "/login" },
      { "x-original-url": "/login", "x-rewrite-url": "/login" },
      { rsc: "1" },
      { rsc: "1", "next-router-prefetch": "1" },
      { rsc: "1", "next-router-segment-prefetch": "/_tree" },
      { rsc: "1", "next-router-segment-prefetch": "/_full" },
      { "next-url": "/login", "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D" },
      { purpose: "prefetch", "x-nextjs-data": "1" },
      {
        "x-http-method-override": "POST",
        "x-real-ip": "127.0.0.1",
        forwarded: "for=127.0.0.1;host=localhost",
      },
    ];
    const shapes: ((path: string) => string)[] = [
      (path) => path,
      (path) => `${path}?_rsc=1a2b3`,
      (path) => `${path}.rsc`,
      (path) => `${path}.segments/_tree.segment.rsc`,
      (path) => `/_next/data/x${path}.json`,
      (path) => path.replace("/cases", "/%63ases"),
      (path) => path.replace("/", "//"),
      (path) => `/login/..${path}`,
      (path) => `/login/%2e%2e${path}`,
      (path) => path.replace(/.$/, (last) => `%${last.charCodeAt(0).toString(16)}`),
      (path) => `${path}/`,
      (path) => `${path};x=1`,
      (path) => path.toUpperCase(),
    ];

    it.each(["anonymous", "contractorForeign", "districtForeign", "expertOther"] as const)(
      "for %s",
      async (who) => {
        const { inviting, formed, draft } = world;
        const targets = [
          `/contractor/cases/${inviting.caseId}`,
          `/contractor/projects/${draft.projectId}`,
          `/regulator/cases/${formed.caseId}/rounds/1`,
          `/expert/invitations/${inviting.open.id}`,
        ];
        const told: string[] = [];
        for (const target of targets) {
          for (const shape of shapes) {
            for (const headers of shape === shapes[0] ? tricks : [tricks[0]!, tricks[6]!]) {
              const path = shape(target);
              const { status, text } = await by[who].get(path, headers);
              if (status >= 500) told.push(`${status} ${path} ${JSON.stringify(headers)}`);
              for (const fact of [...world.facts, ...world.secrets])
                if (text.includes(fact) && !decodeURIComponent(path).toLowerCase().includes(fact))
                  told.push(`${fact} at ${path} ${JSON.stringify(headers)}`);
            }
          }
        }
        expect(told).toEqual([]);
      },
    );
  });

  describe("takes a change from its own pages alone (D29, D30)", () => {
    const foreign: [string, Record<string, string>][] = [
      ["no origin", { origin: "" }],
      ["a null origin", { origin: "null" }],
      ["a foreign origin", { origin: "https://evil.example" }],
      ["the own name over another port", { origin: "http://localhost:1" }],
      ["a longer name", { origin: "http://localhost.evil.example" }],
      [
        "a forwarded host equal to the origin",
        { origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
      ],
      ["only a referrer of its own", { origin: "", referer: "http://localhost/contractor" }],
    ];

    it.each(foreign)("and none with %s", async (_, headers) => {
      const before = await stateHash(city.database.owner);
      const answer = await by.contractor.act("recordProjectAction", project, headers);
      expect(answer.headers["x-action-redirect"]).toBeUndefined();
      expect(answer.status < 500).toBe(true);
      if (answer.status < 400)
        expect(errorsOf(answer)).toEqual({ "": "请求来源不正确，请从本平台页面重新提交。" });
      for (const path of [`/api/uploads/${world.draft.caseId}/plan`, "/logout/end", "/api/session"]) {
        const { body, type } = multipart([["file", makePdf(), "方案.pdf"]]);
        const given = Object.fromEntries(
          Object.entries({ "content-type": type, ...headers }).filter(([, value]) => value),
        );
        const sent = await client.ask(path, {
          method: "POST",
          cookie: by.contractor.cookie,
          body,
          headers: given,
        });
        expect([path, sent.status]).toEqual([path, 403]);
      }
      expect(await stateHash(city.database.owner)).toBe(before);
      expect((await by.contractor.get("/contractor")).status).toBe(200);
    });

    it("and a forwarded name does not become the site's", async () => {
      const answer = await client.ask("/login/start?type=legal", {
        headers: {
          "x-forwarded-host": "evil.example",
          "x-forwarded-proto": "https",
          "x-forwarded-port": "444",
        },
      });
      expect(JSON.stringify(answer.headers)).not.toContain("evil.example");
      const page = await client.ask("/login", {
        headers: { "x-forwarded-host": "evil.example" },
      });
      expect(page.text).not.toContain("evil.example");
    });
  });

  describe("slows down who asks too often without a login (H65)", () => {
    const from = (address: string) => ({ headers: { "x-forwarded-for": `10.9.8.7, ${address}` } });

    it("tells an address in words, and nobody else", async () => {
      const guess = () => client.ask(`/i/${"x".repeat(43)}`, from("203.0.113.50"));
      const statuses: number[] = [];
      let last = await guess();
      // Two minutes' worth, so that a minute that ends meanwhile does not matter.
      for (let n = 0; n < 130 && last.status !== 429; n++) {
        statuses.push(last.status);
        last = await guess();
      }
      expect(last.status).toBe(429);
      expect(new Set(statuses)).toEqual(new Set([200]));
      expect(statuses.length).toBeGreaterThanOrEqual(60);
      expect(last.text).toBe("访问过于频繁，请过一分钟再试。您的论证和申请不受影响。");
      expect(last.headers["retry-after"]).toBe("60");
      expect((await client.ask(`/i/${"x".repeat(43)}`, from("203.0.113.51"))).status).toBe(200);
      expect((await client.ask("/", from("203.0.113.50"))).status).toBe(200);
    });
  });

  it("refuses a form that does not say where its parts end (D31)", async () => {
    const answer = await client.ask("/publicity/objection", {
      method: "POST",
      body: "x",
      headers: { origin: client.origin, "content-type": "multipart/form-data" },
    });
    expect(answer.status).toBe(400);
  });

  describe("survives what no browser sends (D31, D32)", () => {
    const { type, body } = actionBody(project);
    const raw = (text: string) => ({ body: multipart([["0", text]]).body, type });

    it.each([
      ["an unknown action", { body, type }, { "next-action": "7f".repeat(21) }],
      ["an action that is none", { body, type }, { "next-action": "../../etc/passwd" }],
      ["an action named __proto__", { body, type }, { "next-action": "__proto__" }],
      ["an empty action", { body, type }, { "next-action": " " }],
      ["a body that is no form", { body: "}{", type: "text/plain;charset=UTF-8" }, {}],
      ["a form without end", { body: body.subarray(0, 200), type }, {}],
      ["a form of another boundary", { body, type: "multipart/form-data; boundary=x" }, {}],
      ["no arguments", raw("[]"), {}],
      ["arguments that are no list", raw('{"then":"$@0"}'), {}],
      ["a reference to a server function", raw('["$F1"]'), {}],
      ["a reference to nothing", raw('["$999"]'), {}],
      ["a reference to itself", raw('["$0"]'), {}],
      ["a path into the prototype", raw('["$1:__proto__:constructor:constructor"]'), {}],
      ["a thenable", raw('[{"then":"$1:__proto__:then","status":"resolved_model","value":"{}"}]'), {}],
      ["a number of ten thousand digits", raw(`["$n${"9".repeat(10_000)}"]`), {}],
      ["lists ten thousand deep", raw("[".repeat(10_000) + "]".repeat(10_000)), {}],
    ] as [string, { body: Buffer | string; type: string }, Record<string, string>][])(
      "%s",
      async (_, sent, headers) => {
        const before = await stateHash(city.database.owner);
        const answer = await by.contractor.send("recordProjectAction", sent, headers);
        expect(answer.milliseconds).toBeLessThan(5000);
        expect(answer.text).not.toMatch(/ at \w+ \(|node_modules|\/src\//);
        expect(await stateHash(city.database.owner)).toBe(before);
        await alive();
        if (headers["next-action"] && headers["next-action"] !== "7f".repeat(21)) {
          expect(answer.status).toBe(400);
          expect(answer.text).toBe("提交的内容无法识别，请刷新页面后重新提交。");
        }
        // What the framework cannot decode it answers itself, 500 and a number, before any code of ours runs.
        if (answer.status >= 500)
          expect(answer.text).toMatch(/^(?:0:\{[^\n]*\}\n1:E\{"digest":"\d+"\}\n|Internal Server Error)$/);
      },
    );

    it("three hundred broken bodies in a row, without growing", async () => {
      const resident = () => {
        const status = readFileSync(`/proc/${city.web.pid}/status`, "utf8");
        return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
      };
      const broken = raw(`["$1:__proto__",${"[".repeat(1000)}${"]".repeat(1000)}]`);
      const flood = async (times: number) => {
        for (let sent = 0; sent < times; sent += 10)
          await Promise.all(
            Array.from({ length: 10 }, () => by.contractor.send("recordProjectAction", broken)),
          );
      };
      await flood(100);
      const before = resident();
      await flood(300);
      expect(resident() - before).toBeLessThan(100);
      await alive();
    });

    it("fields called __proto__, constructor, toString are not believed", async () => {
      const form = { __proto__x: "1", constructor: "x", toString: "x", hasOwnProperty: "x", ...project };
      const answer = await by.contractor.act("recordProjectAction", {
        ...form,
        ["__proto__"]: "x",
        library: "none",
      });
      expect(errorsOf(answer)).toEqual({ library: "请选择工程类别" });
      await alive();
    });

    it("ten thousand fields, and more than a megabyte", async () => {
      const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`f${index}`, "x"]));
      const wide = await by.contractor.act("recordProjectAction", { ...project, library: "none", ...many });
      expect(wide.status).toBeLessThan(500);
      expect(wide.milliseconds).toBeLessThan(5000);
      const large = await by.contractor.act("recordProjectAction", {
        ...project,
        name: "x".repeat(3_000_000),
      });
      expect(large.status).toBe(413);
      expect(large.milliseconds).toBeLessThan(5000);
      await alive();
    });
  });

  it("refuses other methods, other names and doubled lengths (D35)", async () => {
    for (const method of ["TRACE", "TRACK", "CONNECT", "PROPFIND"]) {
      const line = await raw(
        `${method} ${method === "CONNECT" ? "localhost:80" : "/"} HTTP/1.1\r\nHost: ${host()}\r\nConnection: close\r\n\r\n`,
      );
      expect([method, line]).toEqual([method, expect.stringMatching(/^(HTTP\/1.1 4\d\d|$)/)]);
    }
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      const answer = await client.ask(`/api/files/${world.submitted.fileId}`, {
        method,
        cookie: by.contractor.cookie,
      });
      expect([method, answer.status]).toEqual([method, 405]);
    }
    for (const name of [
      "evil.example",
      "localhost.evil.example",
      "",
      "localhost:1",
      "localhost@evil.example",
      "[::1",
    ]) {
      const line = await raw(`GET /login HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`);
      expect([name, line]).toEqual([name, expect.stringMatching(/^(HTTP\/1.1 4\d\d|$)/)]);
    }
    const smuggled = await raw(
      `POST /api/session HTTP/1.1\r\nHost: ${host()}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\n\r\n`,
    );
    expect(smuggled).toMatch(/^(HTTP\/1.1 4\d\d|$)/);
    const twice = await raw(
      `GET / HTTP/1.1\r\nHost: ${host()}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
    );
    expect(twice).toMatch(/^(HTTP\/1.1 4\d\d|$)/);
    await alive();
  });

  it("says how its answers may be used, whatever they are (D34)", async () => {
    const [asset] = /\/_next\/static\/[^"]+\.js/.exec((await by.anonymous.get("/login")).text) ?? [];
    const { body, type } = multipart([["file", Buffer.from("x"), "x.pdf"]]);
    const answers: [string, Answer][] = [
      ["page", await by.anonymous.get("/login")],
      ["workspace", await by.contractor.get("/contractor")],
      ["404", await by.contractor.get("/contractor/cases/none")],
      ["no such page", await by.anonymous.get("/none")],
      ["redirect", await by.anonymous.get("/contractor")],
      ["other host", await client.ask("/login", { headers: { host: "evil.example" } })],
      ["bad address", await client.ask("/%ff")],
      ["file without login", await by.anonymous.get(`/api/files/${world.submitted.fileId}`)],
      ["file away", await by.contractor.get(`/api/files/${world.submitted.fileId}`)],
      [
        "upload without login",
        await client.ask(`/api/uploads/${world.draft.caseId}/plan`, {
          method: "POST",
          body,
          headers: { "content-type": type, origin: client.origin },
        }),
      ],
      ["wrong method", await client.ask(`/api/uploads/${world.draft.caseId}/plan`)],
      ["session", await client.ask("/api/session", { method: "POST", headers: { origin: client.origin } })],
      ["receipts", await client.ask("/api/receipts/aliyun/x", { method: "POST", body: "[]" })],
      ["action", await by.contractor.act("recordProjectAction", { ...project, library: "none" })],
      [
        "refused action",
        await by.contractor.act("recordProjectAction", project, { origin: "https://evil.example" }),
      ],
      [
        "unknown action",
        await by.contractor.act("recordProjectAction", project, { "next-action": "7f".repeat(21) }),
      ],
      ["certificate", await by.anonymous.get(`/certificates/${world.formed.publicCode}/download`)],
      ["static", await client.ask(asset ?? "/none")],
      ["static missing", await client.ask("/_next/static/none.js")],
      ["icon", await client.ask("/icon.svg")],
    ];
    const wrong: string[] = [];
    for (const [name, { headers, status }] of answers) {
      const need = (header: string, right: RegExp) => {
        if (!right.test(String(headers[header])))
          wrong.push(`${name} ${status}: ${header} is ${headers[header]}`);
      };
      need("x-content-type-options", /^nosniff$/);
      need("referrer-policy", /^(same-origin|no-referrer)$/);
      if (/static|icon/.test(name)) continue;
      need(
        "content-security-policy",
        /default-src 'none'|script-src 'self' 'nonce-[\w+/=]{22,}' 'strict-dynamic'|^sandbox$/,
      );
      need("cache-control", /no-store/);
      if (!/default-src 'none'|^sandbox$/.test(String(headers["content-security-policy"]))) {
        need("content-security-policy", /frame-ancestors 'none'/);
        need("content-security-policy", /^(?!.*unsafe-(inline|eval)).*$/);
      }
      if (headers["x-powered-by"]) wrong.push(`${name}: says what it runs on`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    "/.env",
    "/.env.local",
    "/.git/config",
    "/.git/HEAD",
    "/package.json",
    "/server.js",
    "/.next/server/app-paths-manifest.json",
    "/_next/static/../server.js",
    "/_next/static/%2e%2e/%2e%2e/server.js",
    "/_next/../.env",
    "/..%2f.env",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/metrics",
    "/debug",
    "/api/debug",
    "/__nextjs_original-stack-frame",
    "/_next/webpack-hmr",
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/_next/image?url=http%3A%2F%2F127.0.0.1%3A22&w=64&q=75",
    "/_next/static/chunks/main.js.map",
    "/src/proxy.ts",
    "/graphql",
    "/wp-login.php",
  ])("has nothing at %s (K87, K89, K90)", async (path) => {
    const { status, text } = await by.anonymous.get(path);
    expect([400, 404]).toContain(status);
    expect(text).not.toMatch(/root:x:|DATABASE_URL|\[core\]|"dependencies"/);
  });

  it("offers no source map for what it serves (K87)", async () => {
    const { text } = await by.anonymous.get("/login");
    const scripts = [...new Set(text.match(/\/_next\/static\/[^"\\ ]+\.(?:js|css)/g))];
    expect(scripts.length).toBeGreaterThan(2);
    for (const script of scripts) {
      expect((await client.ask(script)).text).not.toContain("sourceMappingURL=");
      expect((await client.ask(`${script}.map`)).status).toBe(404);
    }
  });

  it("keeps a garbage cookie for nobody's (B15)", async () => {
    for (const value of ["x", "x".repeat(5000), "%ff%00", "'; drop table session; --", "😀"]) {
      const cookie = Buffer.from(`gongping.session=${value}`).toString("latin1");
      const { status, headers } = await client.ask("/contractor", { cookie });
      expect(status < 500 && status >= 300).toBe(true);
      if (status < 400) expect(headers.location).toContain("/login");
    }
    await alive();
  });

  describe("an upload", () => {
    const work = new Map(handlers.map((handler) => [handler.name, handler]));

    async function upload(name: string, bytes: Buffer, kind = "plan"): Promise<Answer> {
      const { body, type } = multipart([["file", bytes, name]]);
      return client.ask(`/api/uploads/${world.draft.caseId}/${kind}`, {
        method: "POST",
        cookie: by.contractor.cookie,
        body,
        headers: { origin: client.origin, "content-type": type, accept: "application/json" },
      });
    }
    const files = async () =>
      city.database
        .owner`select id, state, object_key, sha256, size from stored_file where case_id = ${world.draft.caseId} order by started_at, version`;
    async function available(name: string, bytes: Buffer, kind?: string) {
      const answer = await upload(name, bytes, kind);
      expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
      await performDue(work);
      const row = (await files()).at(-1)!;
      expect(row.state).toBe("AVAILABLE");
      return row as { id: string; object_key: string; sha256: string };
    }

    it("that is not what it says is refused with its own sentence (F45–F49, F53, F54)", async () => {
      const expected: Readonly<Record<string, UploadProblem>> = {
        "html-renamed.pdf": "TYPE",
        "exe-renamed.pdf": "TYPE",
        "program.exe": "TYPE",
        "drawing.svg": "TYPE",
        "empty.pdf": "EMPTY",
        "truncated.pdf": "DAMAGED",
        "encrypted.pdf": "PASSWORD",
        "javascript.pdf": "ACTIVE",
        "embedded-file.pdf": "ACTIVE",
        "polyglot-zip.pdf": "TYPE",
        "eicar.pdf": "TYPE",
        "eicar-embedded.pdf": "ACTIVE",
        "million-pages.pdf": "PAGES",
      };
      const bad = await makeBadFiles({ title: "坏文件", projectName: "某工程" });
      expect(bad.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort());
      const got: Record<string, unknown> = {};
      for (const { name, bytes } of bad) {
        const { status, text } = await upload(name, bytes);
        const { problem, message } = JSON.parse(text) as { problem: UploadProblem; message: string };
        got[name] = problem;
        expect([name, status, message]).toEqual([name, 422, uploadProblems[problem]]);
      }
      expect(got).toEqual(expected);
      expect((await files()).every(({ state }) => state === "REJECTED")).toBe(true);
    }, 60_000);

    it("of 15 MB comes back byte for byte, to its owner alone (F54, F58)", async () => {
      const bytes = makePdf({ filler: 15 * 1024 * 1024 });
      const row = await available("方案.pdf", bytes);
      const digest = createHash("sha256").update(bytes).digest("hex");
      expect(row.sha256).toBe(digest);
      const read = await by.contractor.get(`/api/files/${row.id}`);
      expect(createHash("sha256").update(read.body).digest("hex")).toBe(digest);
      const counted = await refusals(city.database.owner);
      for (const who of [
        "contractorForeign",
        "expertInvited",
        "districtForeign",
        "supervisionForeign",
      ] as const)
        expect((await by[who].get(`/api/files/${row.id}`)).status).toBe(404);
      expect((await by.anonymous.get(`/api/files/${row.id}`)).status).toBe(401);
      expect((await refusals(city.database.owner)) - counted).toBe(4);
    }, 60_000);

    it("with a hostile name has one header and keeps the name to itself (F51, F52)", async () => {
      for (const name of [
        "方案%0d%0aSet-Cookie: a=b.pdf",
        "../../etc/passwd.pdf",
        "CON.pdf",
        "方案🏗️·𠮷.pdf",
        `${"长".repeat(150)}.pdf`,
        "a;b=c'.pdf",
      ]) {
        const row = await available(name, makePdf(), "company_review");
        expect(row.object_key).toMatch(/^cases\/[0-9a-f-]{36}\/[\w-]{20,}$/);
        const { rawHeaders, headers, status } = await by.contractor.get(`/api/files/${row.id}`);
        expect(status).toBe(200);
        expect(rawHeaders.filter((one) => /^content-disposition$/i.test(one))).toHaveLength(1);
        expect(headers["content-disposition"]).toMatch(
          /^attachment; filename="[^"\\%\r\n]*"; filename\*=UTF-8''[\w%.!~-]+$/,
        );
        expect(headers["set-cookie"]).toBeUndefined();
        expect(headers["x-content-type-options"]).toBe("nosniff");
      }
    }, 60_000);
  });

  const host = () => new URL(client.origin).host;

  /** The first line of what the server says to exactly these bytes; "" when it hangs up. */
  function raw(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(client.origin).port), "127.0.0.1", () => socket.end(text));
      let heard = "";
      socket.on("data", (chunk) => {
        heard += chunk.toString("latin1");
      });
      socket.on("error", () => resolve(""));
      socket.on("close", () => resolve(heard.split("\r\n")[0] ?? ""));
      socket.setTimeout(10_000, () => reject(new Error(`no answer to ${text.slice(0, 40)}`)));
    });
  }
});
