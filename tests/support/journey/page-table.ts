import { readdirSync } from "node:fs";
import path from "node:path";
import { linkToken } from "../../../src/platform/crypto";
import { pageAreas } from "./pages";
import type { Shown } from "./pages/area";
import type { RunningCity } from "./use-city";

/** One way to look at a page: who, where, and what is special about it. */
export interface PageVisit {
  readonly route: string;
  /** kebab-case, of the route and the variant: names the pictures. */
  readonly name: string;
  /** Account; without one nobody is logged in. */
  readonly as?: string;
  readonly address: string;
}

const app = path.join(process.cwd(), "src", "app");

/** Every page there is, as its route: the folders of src/app without their groups. */
export function pageRoutes(): string[] {
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => `/${path.dirname(file)}`)
    .map((folder) => folder.replace(/\/\([^/]+\)/g, "").replace(/\/\.$/, "") || "/")
    .sort();
}

/** Where each page is looked at, in a city with cases; a page that is not in here has no visit. */
export async function pageVisits(city: RunningCity): Promise<PageVisit[]> {
  const table = Object.assign(
    await pageTable(city),
    ...(await Promise.all(pageAreas.map((area) => area(city)))),
  );
  return Object.entries(table as Record<string, readonly Shown[]>).flatMap(([route, shown]) =>
    shown.map(({ variant, ...visit }) => ({ ...visit, route, name: nameOf(route, variant) })),
  );
}

function nameOf(route: string, variant: string | undefined): string {
  const parts = route.split("/").filter((part) => part !== "" && !part.startsWith("["));
  const end = route.endsWith("]") ? [route.slice(route.lastIndexOf("[") + 1, -1).toLowerCase()] : [];
  return [...(parts.length > 0 ? parts : ["start"]), ...end, ...(variant ? [variant] : [])].join("-");
}

async function pageTable(city: RunningCity): Promise<Record<string, Shown[]>> {
  const { caseIn, invited, rows } = finders(city);
  const draft = await caseIn("c.state = 'DRAFT' and cardinality(c.parts) > 0");
  const bare = await caseIn("c.state = 'DRAFT' and cardinality(c.parts) = 0");
  const complete = await caseIn(
    "c.state = 'DRAFT' and (select count(*) from stored_file f where f.case_id = c.id and f.state = 'AVAILABLE') = 3",
  );
  const refused = await caseIn(
    "c.state = 'DRAFT' and exists (select from stored_file f where f.case_id = c.id and f.state = 'REJECTED')",
  );
  const returned = await caseIn("c.state = 'RETURNED'");
  const submitted = await caseIn("c.state = 'SUBMITTED'");
  const asking = await caseIn("c.state = 'ADMITTED' and c.seats is not null and c.meeting_from is null");
  const ready = await caseIn("c.state = 'ADMITTED' and c.meeting_place is not null");
  const drawing = await caseIn("c.state = 'DRAWING'");
  const inviting = await caseIn(
    "c.state = 'INVITING' and c.cancel_requested_at is null and (select max(round) from draw_round r where r.case_id = c.id) = 1",
  );
  const redrawn = await caseIn(
    "c.state = 'INVITING' and c.cancel_requested_at is null",
    "(select max(round) from draw_round r where r.case_id = c.id) desc",
  );
  const exhausted = await caseIn("c.state = 'POOL_EXHAUSTED'");
  const formed = await caseIn(
    "c.state in ('PANEL_FORMED', 'PRE_REVIEW')",
    "(select max(round) from draw_round r where r.case_id = c.id) desc",
  );
  const cancelled = await caseIn("c.state = 'CANCELLED' and c.number is not null");
  const cancelling = await caseIn("c.cancel_requested_at is not null and c.state = 'INVITING'");
  const asked = await invited("i.state = 'DELIVERED' and i.deadline > app_now()");
  const unopened = await invited("i.state = 'SENT'");
  const accepted = await invited("i.state = 'ACCEPTED' and c.state in ('PANEL_FORMED', 'PRE_REVIEW')");
  const waiting = await invited("i.state = 'ACCEPTED' and c.state = 'INVITING'");
  const declined = await invited("i.state = 'DECLINED'");
  const late = await invited("i.state = 'TIMED_OUT'");
  const [round] = await rows<{ code: string }>(
    `select public_code as code from draw_round where case_id = '${formed.id}' order by round limit 1`,
  );
  const [item] = await rows<{ id: string }>(
    `select i.id from hazardous_item i join review_item r on r.item_id = i.id where r.case_id = '${complete.id}' limit 1`,
  );
  const open = await openProject(city, rows);
  const [account] = await rows<{ id: string }>(
    "select u.id from app_user u join organization o on o.id = u.organization_id where o.name is not null order by u.id limit 1",
  );
  const supervised = await supervisedCase(city, rows);
  // What the city itself supervises is decided by its station.
  const area = ({ jurisdiction }: { jurisdiction: string }) =>
    city.accounts.some(({ username }) => username === `district-${jurisdiction}`)
      ? `district-${jurisdiction}`
      : "station1";
  const own = (one: { id: string; as: string }, below = "", variant?: string): Shown => ({
    as: one.as,
    address: `/contractor/cases/${one.id}${below}`,
    ...(variant ? { variant } : {}),
  });
  const expertAt = (one: { id: string; as: string }, below = "", variant?: string): Shown => ({
    as: one.as,
    address: `/expert/invitations/${one.id}${below}`,
    ...(variant ? { variant } : {}),
  });
  const official = (as: string, one: { id: string }, below = "", variant?: string): Shown => ({
    as,
    address: `/regulator/cases/${one.id}${below}`,
    ...(variant ? { variant } : {}),
  });
  const project = `/contractor/projects/${open.id}`;
  const link = (one: { id: string }) => `/i/${linkToken("invitation", one.id)}`;

  return {
    "/": [{ address: "/" }, { variant: "known", as: "contractor1", address: "/" }],
    "/login": [{ address: "/login" }, { variant: "refused", address: "/login?error=denied" }],
    "/logout": [{ address: "/logout" }, { variant: "ask", as: "contractor1", address: "/logout" }],
    "/home": [{ as: "owner1", address: "/home" }],
    "/register": [{ as: "newcomer", address: "/register" }],
    "/draw-method": [{ address: "/draw-method" }],
    "/verify": [{ address: "/verify" }],
    "/manual": [{ address: "/manual" }],
    "/manual/contractor": [{ address: "/manual/contractor" }],
    "/manual/expert": [{ address: "/manual/expert" }],
    "/manual/supervision": [{ address: "/manual/supervision" }],
    "/manual/regulator": [{ address: "/manual/regulator" }],
    "/manual/public": [{ address: "/manual/public" }],
    "/manual/admin": [{ address: "/manual/admin" }],
    "/certificates/[code]": [{ address: `/certificates/${round?.code}` }],
    "/i/[token]": [
      { address: link(asked) },
      { variant: "unopened", address: link(unopened) },
      { variant: "late", address: link(late) },
      { variant: "unknown", address: "/i/abcdefghijklmnopqrstuv" },
    ],
    "/contractor": [
      { as: "contractor1", address: "/contractor" },
      { variant: "empty", as: await newContractor(city, rows), address: "/contractor" },
    ],
    "/contractor/projects": [{ as: "contractor1", address: "/contractor/projects" }],
    "/contractor/projects/new": [{ as: "contractor1", address: "/contractor/projects/new" }],
    "/contractor/projects/[id]": [
      { as: open.as, address: project },
      { variant: "frozen", as: formed.as, address: `/contractor/projects/${formed.projectId}` },
    ],
    "/contractor/projects/[id]/edit": [{ as: open.as, address: `${project}/edit` }],
    "/contractor/projects/[id]/items/new": [
      { as: open.as, address: `${project}/items/new` },
      { variant: "pit", as: open.as, address: `${project}/items/new?kind=pit` },
    ],
    "/contractor/projects/[id]/items/[itemId]": [
      { as: complete.as, address: `/contractor/projects/${complete.projectId}/items/${item?.id}` },
    ],
    "/contractor/projects/[id]/parties/new": [
      { as: open.as, address: `${project}/parties/new?role=supervision` },
    ],
    "/contractor/projects/[id]/parties/[partyId]/remove": [
      { as: open.as, address: `${project}/parties/${open.partyId}/remove` },
    ],
    "/contractor/cases": [
      { as: "contractor1", address: "/contractor/cases" },
      { variant: "none", as: "contractor1", address: "/contractor/cases?search=%E6%97%A0%E6%AD%A4%E9%A1%B9" },
    ],
    "/contractor/cases/new": [
      { as: open.as, address: "/contractor/cases/new" },
      { variant: "items", as: open.as, address: `/contractor/cases/new?project=${open.id}` },
    ],
    "/contractor/cases/[id]": [
      own(submitted),
      own(returned, "", "returned"),
      own(exhausted, "", "exhausted"),
      own(cancelled, "", "cancelled"),
      own(formed, "", "formed"),
    ],
    "/contractor/cases/[id]/tasks": [own(draft, "/tasks"), own(bare, "/tasks", "bare")],
    "/contractor/cases/[id]/edit": [own(draft, "/edit")],
    "/contractor/cases/[id]/parts": [own(draft, "/parts")],
    "/contractor/cases/[id]/files/[kind]": [
      own(complete, "/files/plan"),
      own(refused, "/files/plan", "refused"),
    ],
    "/contractor/cases/[id]/check": [own(complete, "/check"), own(draft, "/check", "lacking")],
    "/contractor/cases/[id]/submitted": [own(submitted, "/submitted")],
    "/contractor/cases/[id]/draw": [
      own(ready, "/draw"),
      own(drawing, "/draw", "published"),
      own(submitted, "/draw", "closed"),
    ],
    "/contractor/cases/[id]/draw/team": [own(ready, "/draw/team")],
    "/contractor/cases/[id]/draw/meeting": [own(asking, "/draw/meeting")],
    "/contractor/cases/[id]/draw/place": [own(ready, "/draw/place")],
    "/contractor/cases/[id]/panel": [
      own(inviting, "/panel", "inviting"),
      own(redrawn, "/panel", "redrawn"),
      own(exhausted, "/panel", "exhausted"),
      own(formed, "/panel", "formed"),
    ],
    "/contractor/cases/[id]/cancel": [own(submitted, "/cancel"), own(inviting, "/cancel", "ask")],
    "/expert": [
      { as: asked.as, address: "/expert" },
      { variant: "quiet", as: late.as, address: "/expert" },
    ],
    "/expert/cases": [{ as: accepted.as, address: "/expert/cases" }],
    "/expert/rounds": [{ as: accepted.as, address: "/expert/rounds" }],
    "/expert/invitations/[id]": [
      expertAt(asked),
      expertAt(unopened, "", "unopened"),
      expertAt(waiting, "", "waiting"),
      expertAt(accepted, "", "formed"),
      expertAt(late, "", "late"),
    ],
    "/expert/invitations/[id]/accept": [expertAt(asked, "/accept?undertaking=yes")],
    "/expert/invitations/[id]/decline": [expertAt(asked, "/decline")],
    "/expert/invitations/[id]/decline/check": [
      expertAt(asked, "/decline/check?reason=TIME"),
      expertAt(asked, "/decline/check?reason=INTEREST", "interest"),
    ],
    "/expert/invitations/[id]/done": [expertAt(accepted, "/done"), expertAt(declined, "/done", "declined")],
    "/expert/invitations/[id]/withdraw": [expertAt(accepted, "/withdraw")],
    "/regulator": [{ as: "station1", address: "/regulator" }],
    "/regulator/cases": [{ as: "station1", address: "/regulator/cases" }],
    "/regulator/messages": [{ as: "station1", address: "/regulator/messages" }],
    "/regulator/cases/[id]": [
      official(area(submitted), submitted),
      official("station1", redrawn, "", "inviting"),
      official("station1", exhausted, "", "exhausted"),
      official("station1", formed, "", "formed"),
    ],
    "/regulator/cases/[id]/admit": [official(area(submitted), submitted, "/admit")],
    "/regulator/cases/[id]/return": [official(area(submitted), submitted, "/return")],
    "/regulator/cases/[id]/cancellation": [official("station1", cancelling, "/cancellation")],
    "/regulator/cases/[id]/recheck": [official("station1", formed, "/recheck")],
    "/regulator/cases/[id]/verification": [official("station1", formed, "/verification")],
    "/regulator/cases/[id]/rounds/[round]": [official("station1", formed, "/rounds/1")],
    "/supervision": [{ as: supervised.as, address: "/supervision" }],
    "/supervision/cases/[id]": [{ as: supervised.as, address: `/supervision/cases/${supervised.id}` }],
    "/admin": [
      { variant: "system", as: "admin-system", address: "/admin" },
      { variant: "security", as: "admin-security", address: "/admin" },
      { variant: "audit", as: "admin-audit", address: "/admin" },
    ],
    "/admin/jobs": [{ as: "admin-system", address: "/admin/jobs" }],
    "/admin/policies": [{ as: "admin-system", address: "/admin/policies" }],
    "/admin/holidays": [{ as: "admin-system", address: "/admin/holidays" }],
    "/admin/accounts": [{ as: "admin-security", address: "/admin/accounts" }],
    "/admin/accounts/[id]": [
      { as: "admin-security", address: `/admin/accounts/${encodeURIComponent(account?.id ?? "")}` },
    ],
    "/admin/trace": [{ as: "admin-audit", address: "/admin/trace" }],
  };
}

type Rows = <T extends object>(query: string) => Promise<T[]>;

function finders(city: RunningCity) {
  const rows = async <T extends object>(query: string): Promise<T[]> =>
    (await city.database.owner.unsafe(query)) as unknown as T[];
  /** A case of a unit that can log in, the first contractors' before others'. */
  const caseIn = async (where: string, order = "o.uscc") => {
    const found = await rows<{ id: string; projectId: string; jurisdiction: string; uscc: string }>(
      `select c.id, c.project_id as "projectId", c.jurisdiction_code as jurisdiction, o.uscc
       from review_case c join organization o on o.id = c.organization_id where ${where} order by ${order}, c.id`,
    );
    return demand(
      where,
      found
        .flatMap((one) => {
          const as = accountOf(city, one.uscc);
          return as ? [{ ...one, as }] : [];
        })
        .sort((a, b) => (order === "o.uscc" ? (a.as < b.as ? -1 : 1) : 0))[0],
    );
  };
  const invited = async (where: string) =>
    demand(
      where,
      (
        await rows<{ id: string; as: string }>(
          `select i.id, lower(e.number) as "as" from invitation i join expert e on e.id = i.expert_id
           join review_case c on c.id = i.case_id where ${where} order by i.deadline desc, i.id limit 1`,
        )
      )[0],
    );
  return { rows, caseIn, invited };
}

/** A project nothing has been filed of, with a party that may go. */
async function openProject(city: RunningCity, rows: Rows) {
  const found = await rows<{ id: string; uscc: string; partyId: string }>(
    `select p.id, o.uscc, y.id as "partyId" from project p join organization o on o.id = p.organization_id
     join project_party y on y.project_id = p.id and y.role <> 'contractor'
     where not exists (select from review_case c where c.project_id = p.id and c.state <> 'DRAFT') order by p.id`,
  );
  const known = found.flatMap((one) => {
    const as = accountOf(city, one.uscc);
    return as ? [{ ...one, as }] : [];
  });
  return demand("a project without filed cases", known[0]);
}

async function supervisedCase(city: RunningCity, rows: Rows) {
  const found = await rows<{ id: string; uscc: string }>(
    `select c.id, o.uscc from review_case c join project_party y on y.project_id = c.project_id and y.role = 'supervision'
     join organization o on o.id = y.organization_id where c.submitted_at is not null order by c.number`,
  );
  const known = found.flatMap((one) => {
    const as = accountOf(city, one.uscc);
    return as ? [{ id: one.id, as }] : [];
  });
  return demand("a supervised case", known[0]);
}

/** A contractor that has filed nothing yet, if there is one; else any other. */
async function newContractor(city: RunningCity, rows: Rows): Promise<string> {
  const busy = await rows<{ uscc: string }>(
    "select distinct o.uscc from project p join organization o on o.id = p.organization_id",
  );
  const quiet = city.accounts.find(
    (one) =>
      one.username.startsWith("contractor") && !one.locked && !busy.some(({ uscc }) => uscc === one.uscc),
  );
  return quiet?.username ?? "contractor3";
}

function accountOf(city: RunningCity, uscc: string): string | undefined {
  return city.accounts.find((one) => one.uscc === uscc && !one.locked)?.username;
}

function demand<T>(what: string, found: T | undefined): T {
  if (found === undefined) throw new Error(`the city has none: ${what}`);
  return found;
}
