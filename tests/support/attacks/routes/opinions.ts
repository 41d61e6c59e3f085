import type { Who } from "../cast";
import { multipart } from "../client";
import type { RouteRule } from "../route-table";

const mine: readonly Who[] = ["expertInvited"];
const desk: RouteRule = { allowed: mine, own: ({ opinion }) => ({ id: opinion.caseId }) };
const file: RouteRule = {
  allowed: mine,
  own: ({ opinion }) => ({ id: opinion.planId }),
  anonymousStatus: 401,
};

/** A member's desk, what she reads there, and the opinions where they are read. */
export const opinionRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /expert/cases/[id]": desk,
  "GET /expert/cases/[id]/plan/[fileId]": {
    ...desk,
    own: ({ opinion }) => ({ id: opinion.caseId, fileId: opinion.planId }),
  },
  "GET /expert/cases/[id]/opinion": desk,
  "GET /expert/cases/[id]/opinion/check": desk,
  "GET /expert/cases/[id]/opinion/scan": desk,
  "GET /expert/cases/[id]/opinion.pdf": desk,
  "GET /expert/cases/[id]/opinions": desk,
  "GET /contractor/cases/[id]/opinions": {
    allowed: ["contractor"],
    own: ({ opinion }) => ({ id: opinion.caseId }),
  },
  "GET /regulator/cases/[id]/opinions": {
    allowed: ["station", "bureau", "district"],
    own: ({ opinion }) => ({ id: opinion.caseId }),
  },
  // The suite's file has a row and no object: who may have it is told that the store has not.
  "GET /api/files/[id]/marked": { ...file, allowedStatus: [200, 503] },
  // Without an opening that is on record nobody gets a byte, not even who may open it.
  "GET /api/files/[id]/pages": { ...file, allowed: [], query: "?opening=1700000000000.none" },
  "POST /api/opinions/[caseId]/draft": {
    allowed: mine,
    own: ({ opinion }) => ({ caseId: opinion.caseId }),
    send: (origin) => {
      const { body, type } = multipart([["base", "none"]]);
      return { method: "POST", body, headers: { origin, "content-type": type } };
    },
    // A draft from nowhere overwrites nothing.
    allowedStatus: [409],
    anonymousStatus: 401,
    refusedStatus: [403, 404],
  },
  // Parts of the page view: the same for everybody.
  "GET /pdf-reader/[folder]/[file]": {
    allowed: "everybody",
    own: () => ({ folder: "build", file: "pdf.worker.min.mjs" }),
  },
};
