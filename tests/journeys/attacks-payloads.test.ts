import { readdirSync, readFileSync } from "node:fs";
import { sitePhone } from "../../src/app/site";
import { composeUscc } from "../../src/features/organizations/uscc";
import { stateHash, type Who } from "../support/attacks/cast";
import { Client } from "../support/attacks/client";
import { dutyPages, pagesOfSealed, sealed } from "../support/attacks/duty-pages";
import { errorsOf, pagesBelow, type Visitor, visitors } from "../support/attacks/pages";
import { type AttackWorld, makeAttackWorld } from "../support/attacks/world";
import { useCity } from "../support/journey/use-city";
import { readPaper } from "../support/read-paper";

/** quality.md §3.5 C20–C26, E36–E44, H64–H70, I77, J80–J81: what goes in as text and what comes out as pages. */
describe("what goes in and what comes out", () => {
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

  const flight = { rsc: "1", accept: "text/x-component" };

  /** Whole payloads, as HTML and as the stream a browser's script asks for. */
  async function payloads(who: Who, path: string): Promise<string[]> {
    const answers = [await by[who].get(path), await by[who].get(`${path}?_rsc=1x2y3`, flight)];
    for (const { status } of answers) if (status >= 500) throw new Error(`${status} ${path}`);
    return answers.map(({ text }) => text);
  }

  function everyPage(): [Who, string][] {
    const { drawing, inviting, exhausted, formed, draft, submitted, admitted } = world;
    const list: [Who, string][] = pagesBelow(["/contractor/projects"], {
      id: draft.projectId,
      itemId: draft.itemId,
      partyId: draft.partyId,
    }).map((path) => ["contractor", path]);
    for (const { caseId } of [drawing, inviting, exhausted, draft, submitted, admitted]) {
      for (const path of pagesBelow(["/contractor/cases"], { id: caseId, kind: "plan" }))
        list.push(["contractor", path]);
      for (const path of pagesBelow(["/supervision"], { id: caseId })) list.push(["supervision", path]);
    }
    const rest = ["/draw-method", "/verify", "/manual", "/login", "/logout", "/register", "/home"];
    const codes = [inviting.publicCode, formed.publicCode];
    const open = [
      ...rest.flatMap((one) => pagesBelow([one], {})),
      ...codes.flatMap((code) => pagesBelow(["/certificates"], { code })),
    ];
    for (const path of ["/", ...open]) list.push(["anonymous", path], ["contractor", path]);
    list.push(["contractor", "/contractor"], ["contractor", "/contractor/cases"]);
    return list;
  }

  it("holds nobody who was drawn before the panel stands (I77)", async () => {
    const leaks: string[] = [];
    const pages = everyPage();
    expect(pages.length).toBeGreaterThan(100);
    // What is asked for by its own code comes back in the address of the page that is not there.
    for (const [who, path] of pages)
      for (const payload of await payloads(who, path))
        for (const secret of world.secrets)
          if (payload.includes(secret) && !path.includes(secret)) leaks.push(`${path} (${who}): ${secret}`);
    expect([...new Set(leaks)]).toEqual([]);
    // The scan sees: who may know is told.
    const known = await by.station.get(`/regulator/cases/${world.inviting.caseId}`);
    expect(world.secrets.some((secret) => known.text.includes(secret))).toBe(true);
  }, 120_000);

  it("tells who is asked nothing of the others who are asked (I77)", async () => {
    const { inviting } = world;
    const others = async ({ expertId }: { expertId: string }) => {
      const own = await city.database.owner`
        select e.number, e.id, e.person_id, p.name, i.id as seat from invitation i join expert e on e.id = i.expert_id
        join person p on p.id = e.person_id where i.case_id = ${inviting.caseId} and e.id <> ${expertId}`;
      return own.flatMap((row) => Object.values(row) as string[]);
    };
    for (const [who, { id, expertId }] of [
      ["expertInvited", inviting.open],
      ["expertAccepted", inviting.accepted],
    ] as const) {
      const secrets = await others({ expertId });
      expect(secrets.length).toBeGreaterThan(15);
      const pages = [
        ...pagesBelow(["/expert/invitations"], { id }),
        ...pagesBelow(["/expert/cases", "/expert/meetings"], { id: inviting.caseId }),
      ];
      expect(pages.length).toBeGreaterThan(8);
      for (const path of pages)
        for (const payload of await payloads(who, path))
          for (const secret of secrets) expect([path, payload.includes(secret)]).toEqual([path, false]);
    }
  }, 120_000);

  it("holds no opinion before it is unsealed (D7)", async () => {
    const pages = pagesOfSealed(world);
    expect(pages.length).toBeGreaterThan(60);
    const leaks: string[] = [];
    for (const [who, path] of pages)
      for (const payload of await payloads(who, path))
        for (const words of sealed) if (payload.includes(words)) leaks.push(`${path} (${who}): ${words}`);
    expect([...new Set(leaks)]).toEqual([]);
    for (const who of ["contractor", "supervision", "station", "district", "expertAccepted"] as const)
      expect((await by[who].get(`/api/files/${world.opinion.scanId}`)).status).toBe(404);
    // The scan sees: who wrote it reads it, and once the panel sits everybody may who sees the case.
    const own = await by.expertInvited.get(`/expert/cases/${world.duty.ballot.caseId}/opinion`);
    expect(own.text).toContain(sealed[0]);
    const said = await by.contractor.get(`/contractor/cases/${world.duty.undrafted.caseId}/opinions`);
    expect(said.text).toContain("补充第3道支撑拆除工况的验算");
  }, 120_000);

  it("holds no phone and no ID number (C25)", async () => {
    const found: string[] = [];
    const numbers = /(?<![0-9A-Za-z_-])(?:1[3-9]\d{9}|\d{17}[\dXx])(?![0-9A-Za-z_-])/g;
    const whole: [Who, string][] = [
      ...everyPage(),
      ...dutyPages(world),
      ["contractor", `/contractor/cases/${world.formed.caseId}`],
      ["contractor", `/contractor/cases/${world.formed.caseId}/panel`],
      ["expertInvited", `/expert/invitations/${world.inviting.open.id}`],
      ["expertInvited", "/expert"],
      ["station", "/regulator/cases"],
      ["station", "/regulator/messages"],
      ["station", `/regulator/cases/${world.formed.caseId}`],
      ["security", "/admin/accounts"],
      ["security", `/admin/accounts/${world.logins.contractor.userId}`],
      ["audit", "/admin/trace"],
    ];
    for (const [who, path] of whole)
      for (const payload of await payloads(who, path))
        for (const [number] of payload.matchAll(numbers))
          if (number !== sitePhone()) found.push(`${path} (${who}): ${number}`);
    const { today, approved, undrafted } = world.duty;
    const papers: [Who, string][] = [
      ["contractor", `/contractor/cases/${today.caseId}/meeting/sign-in-sheet.pdf`],
      ["contractor", `/contractor/cases/${approved.caseId}/site-notice.pdf`],
      ["expertInvited", `/expert/cases/${undrafted.caseId}/opinion.pdf`],
    ];
    for (const [who, path] of papers) {
      const text = (await readPaper((await by[who].get(path)).body)).map((page) => page.text).join("\n");
      expect([path, text.length > 100]).toEqual([path, true]);
      for (const [number] of text.matchAll(numbers))
        if (number !== sitePhone()) found.push(`${path} (${who}): ${number}`);
    }
    expect([...new Set(found)]).toEqual([]);
  }, 240_000);

  describe("a form", () => {
    const project = { name: "干净的工程", address: "李沧区", library: "SZ", jurisdictionCode: "370213" };
    const newest = async () => {
      const [row] = await city.database
        .owner`select * from project order by created_at desc, id desc limit 1`;
      return row!;
    };

    it("cannot set what is not on it (C20)", async () => {
      const more = {
        role: "regulator",
        organizationId: world.missing,
        organization_id: world.missing,
        id: world.missing,
        createdAt: "2000-01-01",
        __proto__: "x",
        "constructor.prototype.role": "admin",
      };
      expect(errorsOf(await by.contractor.act("recordProjectAction", { ...project, ...more }))).toBeNull();
      const row = await newest();
      const [own] = await city.database
        .owner`select organization_id from app_user where id = ${world.logins.contractor.userId}`;
      expect(row).toMatchObject({ name: project.name, organization_id: own!.organization_id });
      expect(row.id).not.toBe(world.missing);
      const form = {
        projectId: world.draft.projectId,
        title: "多填的方案",
        itemIds: [world.draft.itemId],
        state: "PANEL_FORMED",
        number: "QDLZ-2026-999999",
        policyCode: "none",
        organizationId: world.missing,
        seats: '[{"specialty":"SZ-JK","count":1}]',
      };
      // The work is on another case's desk already: refused; the fields make no difference.
      const errors = errorsOf(await by.contractor.act("draftCaseAction", form));
      const rows = await city.database
        .owner`select state, number, seats from review_case where title = ${form.title}`;
      if (errors === null) expect(rows).toEqual([{ state: "DRAFT", number: null, seats: null }]);
      else expect(rows).toHaveLength(0);
    });

    it("of a later step changes nothing (C21)", async () => {
      const before = await stateHash(city.database.owner);
      const { draft, admitted, inviting, exhausted, submitted } = world;
      const nonce = "cd".repeat(32);
      const steps: [Who, string, Record<string, string>][] = [
        ["contractor", "submitCaseAction", { caseId: draft.caseId, truthful: "yes" }],
        ["contractor", "requestDrawAction", { caseId: draft.caseId }],
        ["contractor", "drawAction", { caseId: draft.caseId, nonce }],
        ["contractor", "drawAction", { caseId: admitted.caseId, nonce }],
        ["contractor", "drawAction", { caseId: inviting.caseId, nonce }],
        ["contractor", "requestDrawAction", { caseId: exhausted.caseId }],
        ["contractor", "setTeamAction", { caseId: inviting.caseId, mainCount: "9" }],
        ["contractor", "setPlaceAction", { caseId: submitted.caseId, place: "别处" }],
        ["contractor", "tickPartsAction", { caseId: submitted.caseId, parts: "overview" }],
        [
          "contractor",
          "changeCaseAction",
          { caseId: inviting.caseId, title: "换方案", itemIds: draft.itemId },
        ],
        ["contractor", "cancelCaseAction", { caseId: inviting.caseId, reason: "不想要了" }],
        ["contractor", "requestCancelAction", { caseId: admitted.caseId, reason: "没有邀请过" }],
        ["station", "cancellationAction", { caseId: inviting.caseId, decision: "approve", reason: "无申请" }],
        ["district", "admitAction", { caseId: inviting.caseId }],
        ["district", "returnAction", { caseId: inviting.caseId, other: "太迟" }],
        ["expertInvited", "acceptInvitationAction", { invitationId: inviting.open.id }],
        ["expertInvited", "withdrawInvitationAction", { invitationId: inviting.open.id, note: "未参加" }],
        ...laterDuties(world),
      ];
      for (const [who, action, form] of steps) {
        const answer = await by[who].act(action, form);
        expect([action, answer.status < 400]).toEqual([action, true]);
      }
      expect(await stateHash(city.database.owner)).toBe(before);
    });

    /** Of meetings, reports and approvals: too early, too late, or a member's where the leader's is asked for. */
    function laterDuties({ duty }: AttackWorld): [Who, string, Record<string, string>][] {
      const { undrafted, ready, confirming, checking, judging, judged, unread, passed, ballot } = duty;
      const signatory = "赵总监";
      return [
        ["contractor", "startMeetingAction", { caseId: ballot.caseId }],
        ["expertInvited", "checkInAction", { caseId: ballot.caseId }],
        ["expertInvited", "draftReportAction", { invitationId: undrafted.memberSeat }],
        ["expertInvited", "presentReportAction", { invitationId: ready.memberSeat, seen: ready.seen }],
        ["expertAccepted", "presentReportAction", { invitationId: ready.leaderSeat, seen: "0".repeat(64) }],
        [
          "expertInvited",
          "takeBackReportAction",
          { invitationId: confirming.memberSeat, contentHash: confirming.hash },
        ],
        [
          "expertInvited",
          "confirmReportAction",
          { invitationId: confirming.memberSeat, contentHash: "0".repeat(64), read: "yes" },
        ],
        ["station", "acceptReportAction", { submissionId: checking.submissionId, note: "" }],
        ["bureau", "returnReportAction", { submissionId: checking.submissionId, reason: "不归本机构" }],
        [
          "station",
          "decideMediationAction",
          { caseId: checking.caseId, outcome: "FAILED", note: "没有分歧" },
        ],
        ["contractor", "saveRepliesAction", { caseId: judging.caseId }],
        ["contractor", "submitRevisionAction", { caseId: judging.caseId, truthful: "yes" }],
        ["expertInvited", "decideRevisionAction", { roundId: judged.roundId }],
        ["expertAccepted", "decideRevisionAction", { roundId: judging.roundId }],
        [
          "supervision",
          "grantApprovalAction",
          { caseId: unread.caseId, signatory, sha256: duty.asked.sha256, checked: "yes" },
        ],
        ["supervision", "refuseApprovalAction", { caseId: unread.caseId, reason: "没有看过意见" }],
        ["supervision", "openOpinionAction", { caseId: passed.caseId }],
        ["contractor", "declareSubstantialAction", { caseId: judging.caseId, reason: "改", truthful: "yes" }],
        ["contractor", "followCaseAction", { caseId: passed.caseId }],
        ["station", "grantLaneAction", { caseId: ballot.caseId, orderNumber: "一号", reason: "已经抽取" }],
      ];
    }

    const hostile = [
      '<script>alert("x")</script>',
      '"><img src=x onerror=alert(1)>',
      "</script><script>alert(2)</script>",
      "javascript:alert(3)",
      "{{7*7}}<%= 7*7 %>",
      "'; drop table project; --",
    ];

    it("keeps markup as text and shows it as text (E36)", async () => {
      for (const text of hostile) {
        const name = `工程${text}`;
        expect(
          errorsOf(await by.contractor.act("recordProjectAction", { ...project, name, address: text })),
        ).toBeNull();
        const row = await newest();
        expect([row.name, row.address]).toEqual([name, text]);
        const party = {
          projectId: row.id as string,
          role: "testing",
          uscc: composeUscc({ authority: "91", region: "370202", body: "MA3D0001" }),
          name: `检测${text}`,
          contactName: text,
        };
        expect(errorsOf(await by.contractor.act("addPartyAction", party))).toBeNull();
        const item = {
          projectId: row.id as string,
          kind: "pit",
          part: text,
          chainage: text,
          "p.depth": "5.6",
          "u.depth": "m",
        };
        expect(errorsOf(await by.contractor.act("recordItemAction", item))).toBeNull();
        for (const path of [
          `/contractor/projects/${row.id}`,
          "/contractor/projects",
          `/contractor/projects/${row.id}/edit`,
        ])
          expectInert((await by.contractor.get(path)).text, path);
      }
      // A refused form gives back what was typed.
      const answer = await by.contractor.act("recordProjectAction", {
        ...project,
        name: hostile[0]!,
        library: hostile[1]!,
      });
      expect(errorsOf(answer)).toMatchObject({ library: "请选择工程类别" });
    });

    it("keeps rare characters exactly (E44)", async () => {
      const name = "𠮷田·阿不都热合曼 㐂号桥—①㎡ 工程";
      expect(errorsOf(await by.contractor.act("recordProjectAction", { ...project, name }))).toBeNull();
      expect((await newest()).name).toBe(name);
      expect((await by.contractor.get(`/contractor/projects/${(await newest()).id}`)).text).toContain(name);
    });

    it.each([
      ["NUL", "工\0程"],
      ["direction overrides", "工\u202E程\u2066"],
      ["zero-width marks", "工\u200B\u200D\uFEFF程"],
      ["escapes of a terminal", "工\u001b[31m程"],
    ])("drops %s (E38)", async (_, name) => {
      expect(errorsOf(await by.contractor.act("recordProjectAction", { ...project, name }))).toBeNull();
      const stored = (await newest()).name as string;
      expect(stored).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(stored.replace("[31m", "")).toBe("工程");
    });

    it("answers 10,000 emoji and half a character with a sentence (E38)", async () => {
      const errors = errorsOf(
        await by.contractor.act("recordProjectAction", { ...project, name: "😀".repeat(10_000) }),
      );
      expect(errors).toEqual({ name: "工程名称不能超过120个字" });
      // A lone surrogate as bytes, which no browser sends.
      const { actionBody } = await import("../support/attacks/client");
      const { body, type } = actionBody({ ...project, name: "工@@@程" });
      const at = body.indexOf("@@@");
      body.set([0xed, 0xa0, 0xbd], at);
      const answer = await by.contractor.send("recordProjectAction", { body, type });
      expect(answer.status).toBeLessThan(500);
      expect((await newest()).name).toBe("工程");
    });

    it.each(["-1", "1e309", "NaN", "Infinity", "0x10", "٣", "1,5e3", "9007199254740993", "−3", "3;4", "½"])(
      "refuses the number %s beside its field (E39)",
      async (depth) => {
        const before = await stateHash(city.database.owner);
        const form = {
          projectId: world.draft.projectId,
          kind: "pit",
          part: "数值",
          "p.depth": depth,
          "u.depth": "m",
        };
        const errors = errorsOf(await by.contractor.act("recordItemAction", form));
        expect(Object.keys(errors ?? {})).toEqual(["p.depth"]);
        expect(await stateHash(city.database.owner)).toBe(before);
      },
    );

    it.each([
      "2027-02-30",
      "0001-01-01",
      "9999-12-31",
      "2020-01-01",
      "-1",
      "2027-13-01",
      "٢٠٢٧-01-01",
      "1e5-01-01",
    ])("refuses the day %s beside its field (E40)", async (date) => {
      const form = { caseId: world.admitted.caseId, date, from: "09:00", to: "11:00" };
      expect(Object.keys(errorsOf(await by.contractor.act("setMeetingAction", form)) ?? {})).toEqual([
        "date",
      ]);
    });

    it.each(["91370202MA3C00000X", "000000000000000000", "91370202MA3C0000", "９１", "91370202MA3CIO00ZS"])(
      "refuses the code %s beside its field (E41)",
      async (uscc) => {
        const form = { projectId: world.draft.projectId, role: "testing", name: "某检测公司", uscc };
        expect(Object.keys(errorsOf(await by.contractor.act("addPartyAction", form)) ?? {})).toEqual([
          "uscc",
        ]);
      },
    );
  });

  describe("an address", () => {
    const sql = [
      "' or '1'='1",
      "1;drop table review_case--",
      "%27%20or%201=1",
      "\\'; select pg_sleep(3)--",
      "$1",
      "a'||'b",
    ];

    it.each(sql)("with %j in it finds nothing and says nothing (E37)", async (text) => {
      const piece = encodeURIComponent(text);
      const from = performance.now();
      for (const [who, path, status] of [
        ["contractor", `/contractor/cases/${piece}`, 404],
        ["contractor", `/contractor/projects/${piece}`, 404],
        ["contractor", `/contractor/projects?search=${piece}&sort=${piece}&page=${piece}`, 200],
        ["contractor", `/contractor/cases?search=${piece}&state=${piece}`, 200],
        ["supervision", `/supervision/cases/${piece}`, 404],
        ["station", `/regulator/cases/${piece}`, 404],
        ["station", `/regulator/cases?keyword=${piece}&sort=${piece}&direction=${piece}&page=${piece}`, 200],
        ["station", `/regulator/messages?keyword=${piece}&state=${piece}`, 200],
        ["expertInvited", `/expert/invitations/${piece}`, 404],
        ["security", `/admin/accounts?search=${piece}&keyword=${piece}`, 200],
        ["audit", `/admin/trace?action=${piece}&actor=${piece}&from=${piece}`, 200],
        ["anonymous", `/certificates/${piece}`, 404],
        ["anonymous", `/i/${piece}`, 200],
      ] as const) {
        const answer = await by[who].get(path);
        expect([path, answer.status]).toEqual([path, status]);
        expect(answer.text).not.toMatch(/syntax error|PostgresError|DrizzleQuery|postgres\b|SELECT /);
      }
      expect(performance.now() - from).toBeLessThan(20_000);
    });

    it.each(["%00", "%ff", "%ed%a0%bd", "%E2%80%AE", "..%2f..%2f", "%2e%2e", "a".repeat(6000)])(
      "with %s in it is never a fault (E38)",
      async (piece) => {
        for (const path of [
          `/contractor/cases/${piece}`,
          `/contractor/projects?search=${piece}&page=-1`,
          `/certificates/${piece}`,
          `/i/${piece}`,
          `/login?return=${piece}&error=${piece}`,
        ])
          expect([path, (await by.contractor.get(path)).status < 500]).toEqual([path, true]);
      },
    );

    it.each(["-1", "0", "1e309", "NaN", "99999999999", "1.5", "%D9%A3"])(
      "asking for page %s gets a page (E39, K84)",
      async (page) => {
        for (const [who, path] of [
          ["contractor", "/contractor/projects"],
          ["contractor", "/contractor/cases"],
          ["station", "/regulator/cases"],
          ["station", "/regulator/messages"],
          ["security", "/admin/accounts"],
          ["audit", "/admin/trace"],
        ] as const) {
          const answer = await by[who].get(`${path}?page=${page}`);
          expect([path, answer.status < 400]).toEqual([path, true]);
        }
      },
    );

    it("cannot sort or search by what is not shown (C26)", async () => {
      const plain = order((await by.station.get("/regulator/cases")).text);
      expect(plain.length).toBeGreaterThan(3);
      for (const sort of [
        "createdBy",
        "policyCode",
        "organization_id",
        "frozenAt",
        "seats",
        "cancelReason",
        "__proto__",
      ])
        expect(order((await by.station.get(`/regulator/cases?sort=${sort}`)).text)).toEqual(plain);
      const [row] = await city.database
        .owner`select created_by from review_case where id = ${world.inviting.caseId}`;
      expect(order((await by.station.get(`/regulator/cases?keyword=${row!.created_by}`)).text)).toEqual([]);
      const [person] = await city.database
        .owner`select p.phone_hash, p.id_number_hash from person p join app_user u on u.person_id = p.id where u.id = ${world.logins.contractor.userId}`;
      for (const hidden of [person!.phone_hash, person!.id_number_hash] as string[]) {
        const page = await by.security.get(`/admin/accounts?search=${hidden}&keyword=${hidden}`);
        expect(page.text).not.toContain(world.logins.contractor.userId);
      }
    });

    /** Cases in the order a list shows them. */
    const order = (text: string) => [
      ...new Set([...text.matchAll(/href="\/regulator\/cases\/([0-9a-f-]{36})"/g)].map(([, id]) => id)),
    ];
  });

  describe("the link of a text message", () => {
    it("looked at by machines changes no row (H64)", async () => {
      const { owner } = city.database;
      const traced = async () => (await owner`select count(*)::int as n from audit_entry`)[0]!.n as number;
      const before = [await stateHash(owner), await traced()];
      const path = `/i/${world.inviting.open.token}`;
      for (const method of ["GET", "HEAD", "OPTIONS"])
        for (const agent of ["WhatsApp/2", "facebookexternalhit/1.1", "MicroMessenger"])
          await client.ask(path, { method, headers: { "user-agent": agent, purpose: "prefetch" } });
      await client.ask(path, { method: "POST", body: "undertaking=yes", headers: { origin: client.origin } });
      expect([await stateHash(owner), await traced()]).toEqual(before);
    });

    it("names nobody and nothing before the login, and leaves no referrer (H67, H68)", async () => {
      const { open, accepted, caseId } = world.inviting;
      const facts = await city.database.owner`
        select p.name, e.number, e.id as expert, e.person_id, c.title, j.name as project, o.name as unit, c.number as filed, c.meeting_place as place
        from invitation i join expert e on e.id = i.expert_id join person p on p.id = e.person_id
        join review_case c on c.id = i.case_id join project j on j.id = c.project_id join organization o on o.id = c.organization_id
        where i.id in (${open.id}, ${accepted.id})`;
      for (const { token } of [open, accepted])
        for (const who of ["anonymous", "expertOther", "contractor"] as const)
          for (const payload of await payloads(who, `/i/${token}`)) {
            for (const fact of facts)
              for (const value of Object.values(fact)) expect(payload).not.toContain(value);
            expect(payload).not.toContain(caseId);
          }
      const page = await by.anonymous.get(`/i/${open.token}`);
      expect(page.text).toMatch(/<meta name="referrer" content="no-referrer"/);
    });

    it("forwarded to another expert leads to nothing (H68, H70)", async () => {
      for (const path of ["", "/accept?undertaking=yes", "/decline", "/done", "/withdraw", "/calendar.ics"]) {
        const answer = await by.expertOther.get(`/expert/invitations/${world.inviting.open.id}${path}`);
        expect([path, answer.status]).toEqual([path, 404]);
      }
      const edited = await by.expertAccepted.act("declineInvitationAction", {
        invitationId: world.inviting.open.id,
        reason: "TIME",
      });
      expect(errorsOf(edited)).toEqual({ "": "没有找到这项内容，或者您无权办理。" });
    });

    it("is nowhere in the database but as its hash, and in no log (H67, J81)", async () => {
      const { owner } = city.database;
      await by.anonymous.get(`/i/${world.inviting.open.token}`);
      await by.anonymous.get(`/i/${world.inviting.open.token}%0a%0d{"level":60}`);
      const tables =
        await owner`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
      for (const { name } of tables) {
        const rows = await owner.unsafe(
          `select 1 from "${name}" t where position($1 in t::text) > 0 limit 1`,
          [world.inviting.open.token],
        );
        expect([name, rows.length]).toEqual([name, 0]);
      }
      const log = city.output.join("\n");
      for (const { cookie } of Object.values(world.logins)) expect(log).not.toContain(cookie.split("=")[1]);
      for (const { token } of [world.inviting.open, world.inviting.accepted])
        expect(log).not.toContain(token);
      expect(log).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
    });

    it("answered twice at once by two devices counts once, and the second is told (H69)", async () => {
      const { id: invitationId } = world.inviting.open;
      const answers = await Promise.all([
        by.expertInvited.act("acceptInvitationAction", { invitationId, undertaking: "yes" }),
        by.expertInvited.act("declineInvitationAction", { invitationId, reason: "TIME", note: "" }),
      ]);
      const errors = answers.map(errorsOf);
      expect(errors.filter((one) => one === null)).toHaveLength(1);
      expect(errors.find((one) => one !== null)?.[""]).toMatch(/^您已/);
      const rows = await city.database.owner`select action from audit_entry where subject_id = ${invitationId}
        and action in ('invitation.accepted', 'invitation.declined')`;
      expect(rows).toHaveLength(1);
    });
  });

  it("leaves no secret of the environment in what browsers load (D33)", async () => {
    const names = /SECRET|KEY|TOKEN|DATABASE_URL|PASSWORD/;
    const secrets = Object.entries(city.environment).filter(
      ([name, value]) => names.test(name) && value.length > 7,
    );
    expect(secrets.length).toBeGreaterThan(8);
    const files = readdirSync(".next/static", { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter(({ name }) => name.endsWith(".map"))).toEqual([]);
    for (const { parentPath, name } of files) {
      const text = readFileSync(`${parentPath}/${name}`, "utf8");
      for (const [setting, value] of secrets)
        expect([setting, text.includes(value)]).toEqual([setting, false]);
      // Names of settings that only the server reads.
      expect(text).not.toMatch(/DATA_KEYS|LINK_KEY|NEXTAUTH_SECRET|S3_SECRET_ACCESS_KEY/);
    }
  });

  function expectInert(html: string, path: string): void {
    const found = /<script>alert|<img src=x|href="javascript:|<\/script><script>alert/.exec(html);
    expect([path, found?.[0]]).toEqual([path, undefined]);
  }
});
