import { administrators, contractors, experts, regulators, supervisors, type Who } from "./cast";
import { type Ask, multipart } from "./client";
import { areaRoutes } from "./routes";
import type { AttackWorld } from "./world";

type Ids = Readonly<Record<string, string>>;

/** What is expected at one way in. */
export interface RouteRule {
  /** Who may, with the suite's own objects. "everybody" includes who is not signed in. */
  readonly allowed: readonly Who[] | "everybody";
  /** Values for the [names] of the pattern. */
  readonly own?: (world: AttackWorld) => Ids;
  /** The value that says whose it is, for the same request about nothing; the last one unless said. */
  readonly about?: string;
  readonly query?: string;
  /** How it is sent, when more is needed than the address. */
  readonly send?: (origin: string) => Ask;
  /** Statuses instead of the usual: 200 or a redirect within the workspace; to the login; 404. */
  readonly allowedStatus?: readonly number[];
  readonly anonymousStatus?: number;
  readonly refusedStatus?: readonly number[];
}

const own = {
  contractor: ["contractor"],
  supervision: ["supervision"],
  regulator: ["station", "bureau", "district"],
} satisfies Record<string, readonly Who[]>;

const open: RouteRule = { allowed: "everybody" };
const fromElsewhere = (): Ask => ({ method: "POST", headers: { origin: "https://evil.example" } });
const theCase = (
  pick: "draft" | "submitted" | "admitted" | "drawing" | "inviting" | "formed",
): RouteRule => ({
  allowed: own.contractor,
  own: (world) => ({ id: world[pick].caseId }),
});
const theProject: RouteRule = { allowed: own.contractor, own: ({ draft }) => ({ id: draft.projectId }) };
const supervised = (pick: "submitted" | "inviting" | "formed"): RouteRule => ({
  allowed: own.regulator,
  own: (world) => ({ id: world[pick].caseId }),
});
const round = (more: Partial<RouteRule> = {}): RouteRule => ({
  allowed: own.regulator,
  own: ({ formed }) => ({ id: formed.caseId, round: "1" }),
  about: "id",
  ...more,
});
const opened: RouteRule = { allowed: ["expertInvited"], own: ({ inviting }) => ({ id: inviting.open.id }) };
const agreed: RouteRule = {
  allowed: ["expertAccepted"],
  own: ({ inviting }) => ({ id: inviting.accepted.id }),
};
const certificate: RouteRule = {
  allowed: "everybody",
  own: ({ formed }) => ({ code: formed.publicCode }),
};

/** Every page and route handler, by method and pattern. What is not here fails the suite: extend it with the product. */
export const routeTable: Readonly<Record<string, RouteRule>> = {
  // Public: they say the same to everybody, or send on.
  "GET /": open,
  "GET /home": { ...open, allowedStatus: [200, 307] },
  "GET /login": { ...open, allowedStatus: [200, 307] },
  "GET /login/start": { ...open, query: "?type=legal", allowedStatus: [302, 303, 307] },
  "POST /login/start": {
    ...open,
    send: (origin) => ({
      method: "POST",
      headers: { origin, "content-type": "application/x-www-form-urlencoded" },
      body: "type=natural",
    }),
    allowedStatus: [302, 303, 307],
  },
  "GET /logout": open,
  "POST /logout/end": { ...open, send: fromElsewhere, allowedStatus: [403] },
  "GET /register": { ...open, allowedStatus: [200, 307] },
  "GET /draw-method": open,
  "GET /verify": open,
  "GET /manual": open,
  "GET /manual/contractor": open,
  "GET /manual/supervision": open,
  "GET /manual/expert": open,
  "GET /manual/regulator": open,
  "GET /manual/public": open,
  "GET /manual/admin": open,
  "GET /certificates/[code]": certificate,
  "GET /certificates/[code]/download": certificate,
  // Whoever holds it, whoever they are: it leads to the login and names nobody.
  "GET /i/[token]": {
    allowed: "everybody",
    own: ({ inviting }) => ({ token: inviting.open.token }),
  },
  "POST /display-size": {
    ...open,
    send: () => ({
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "size=elder&back=//evil.example",
    }),
    allowedStatus: [303],
  },
  "GET /api/health": open,
  "POST /api/session": { ...open, send: fromElsewhere, allowedStatus: [403] },
  "GET /api/auth/callback/province": {
    ...open,
    query: "?code=x&state=y",
    allowedStatus: [302, 303, 307],
  },
  "POST /api/receipts/[channel]/[token]": {
    allowed: [],
    own: ({ missing }) => ({ channel: "aliyun", token: missing }),
    send: () => ({ method: "POST", body: "[]" }),
    anonymousStatus: 404,
  },
  // Files.
  "GET /api/files/[id]": {
    allowed: ["contractor", "supervision", ...own.regulator],
    own: ({ submitted }) => ({ id: submitted.fileId }),
    // The suite's file has a row and no object: who may have it is told that the store has not.
    allowedStatus: [200, 503],
    anonymousStatus: 401,
  },
  "POST /api/uploads/[caseId]/[kind]": {
    allowed: own.contractor,
    own: ({ draft }) => ({ caseId: draft.caseId, kind: "plan" }),
    about: "caseId",
    send: (origin) => {
      const { body, type } = multipart([["file", Buffer.alloc(0), ""]]);
      return { method: "POST", body, headers: { origin, "content-type": type, accept: "application/json" } };
    },
    allowedStatus: [422],
    anonymousStatus: 401,
    refusedStatus: [403, 404],
  },
  // The contractor's desk.
  "GET /contractor": { allowed: contractors },
  "GET /contractor/capacity": { allowed: contractors },
  "GET /contractor/projects": { allowed: contractors },
  "GET /contractor/projects/new": { allowed: contractors },
  "GET /contractor/projects/[id]": theProject,
  "GET /contractor/projects/[id]/edit": theProject,
  "GET /contractor/projects/[id]/parties/new": theProject,
  "GET /contractor/projects/[id]/parties/[partyId]/remove": {
    ...theProject,
    own: ({ draft }) => ({ id: draft.projectId, partyId: draft.partyId }),
  },
  "GET /contractor/projects/[id]/items/new": theProject,
  "GET /contractor/projects/[id]/items/[itemId]": {
    ...theProject,
    own: ({ draft }) => ({ id: draft.projectId, itemId: draft.itemId }),
  },
  "GET /contractor/cases": { allowed: contractors },
  "GET /contractor/cases/new": { allowed: contractors },
  "GET /contractor/cases/[id]": theCase("inviting"),
  "GET /contractor/cases/[id]/tasks": theCase("draft"),
  "GET /contractor/cases/[id]/edit": theCase("draft"),
  "GET /contractor/cases/[id]/parts": theCase("draft"),
  "GET /contractor/cases/[id]/files/[kind]": {
    ...theCase("draft"),
    own: ({ draft }) => ({ id: draft.caseId, kind: "plan" }),
    about: "id",
  },
  "GET /contractor/cases/[id]/check": theCase("draft"),
  "GET /contractor/cases/[id]/submitted": theCase("submitted"),
  "GET /contractor/cases/[id]/cancel": theCase("admitted"),
  "GET /contractor/cases/[id]/draw": theCase("drawing"),
  "GET /contractor/cases/[id]/draw/team": theCase("admitted"),
  "GET /contractor/cases/[id]/draw/meeting": theCase("admitted"),
  "GET /contractor/cases/[id]/draw/place": theCase("admitted"),
  "GET /contractor/cases/[id]/panel": theCase("inviting"),
  // The supervising unit.
  "GET /supervision": { allowed: supervisors },
  "GET /supervision/cases/[id]": {
    allowed: own.supervision,
    own: ({ inviting }) => ({ id: inviting.caseId }),
  },
  // The expert.
  "GET /expert": { allowed: experts },
  "GET /expert/cases": { allowed: experts },
  "GET /expert/rounds": { allowed: experts },
  "GET /expert/invitations/[id]": opened,
  "GET /expert/invitations/[id]/accept": { ...opened, query: "?undertaking=yes" },
  "GET /expert/invitations/[id]/decline": opened,
  "GET /expert/invitations/[id]/decline/check": { ...opened, query: "?reason=TIME" },
  "GET /expert/invitations/[id]/done": agreed,
  "GET /expert/invitations/[id]/withdraw": agreed,
  "GET /expert/invitations/[id]/calendar.ics": agreed,
  // The regulators.
  "GET /regulator": { allowed: regulators },
  "GET /regulator/pool": { allowed: ["station", "bureau"] },
  "GET /regulator/cases": { allowed: regulators },
  "GET /regulator/messages": { allowed: regulators },
  "GET /regulator/cases/[id]": supervised("inviting"),
  // Only the body that supervises the case decides; only the station lets a drawn case go.
  "GET /regulator/cases/[id]/admit": { ...supervised("submitted"), allowed: ["district"] },
  "GET /regulator/cases/[id]/return": { ...supervised("submitted"), allowed: ["district"] },
  "GET /regulator/cases/[id]/cancellation": { ...supervised("formed"), allowed: ["station"] },
  "GET /regulator/cases/[id]/recheck": supervised("inviting"),
  "GET /regulator/cases/[id]/verification": supervised("formed"),
  "GET /regulator/cases/[id]/rounds/[round]": round(),
  "GET /regulator/cases/[id]/rounds/[round]/certificate": round(),
  // 三员: each sees the own post's pages alone.
  "GET /admin": { allowed: administrators },
  "GET /admin/jobs": { allowed: ["system"] },
  "GET /admin/policies": { allowed: ["system"] },
  "GET /admin/holidays": { allowed: ["system"] },
  "GET /admin/accounts": { allowed: ["security"] },
  "GET /admin/accounts/[id]": {
    allowed: ["security"],
    own: ({ logins }) => ({ id: logins.newcomer.userId }),
  },
  "GET /admin/trace": { allowed: ["audit"] },
  ...areaRoutes,
};
