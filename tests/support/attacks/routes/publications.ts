import { contractors, experts, regulators, supervisors, type Who } from "../cast";
import { multipart } from "../client";
import type { RouteRule } from "../route-table";
import type { AttackWorld } from "../world";

const one = (pick: keyof AttackWorld["publications"], allowed: RouteRule["allowed"]): RouteRule => ({
  allowed,
  own: ({ publications }) => ({ id: publications[pick] }),
});
const station: readonly Who[] = ["station"];

/** Notices for everybody, the library for whom each of it is, drafts and readers for the station. */
export const publicationRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /announcements": { allowed: "everybody" },
  "GET /announcements/[id]": one("forAll", "everybody"),
  "GET /expert/library": { allowed: experts },
  "GET /expert/library/[id]": one("forExperts", experts),
  "GET /contractor/library": { allowed: contractors },
  "GET /contractor/library/[id]": one("forAll", contractors),
  "GET /supervision/library": { allowed: supervisors },
  "GET /supervision/library/[id]": one("forAll", supervisors),
  "GET /regulator/publications": { allowed: regulators },
  "GET /regulator/publications/new": { allowed: station },
  "GET /regulator/publications/[id]": one("draft", station),
  "GET /regulator/publications/[id]/readers": one("forExperts", station),
  "GET /api/publications/files/[id]": {
    ...one("fileId", [...experts, "station"]),
    // The row is there and its object is not: whoever may read it is told that it cannot be read now.
    allowedStatus: [503],
    anonymousStatus: 404,
  },
  "POST /api/publications/[id]/files": {
    ...one("draft", station),
    send: (origin) => {
      const { body, type } = multipart([["file", Buffer.alloc(0), ""]]);
      return { method: "POST", body, headers: { origin, "content-type": type, accept: "application/json" } };
    },
    allowedStatus: [422],
    anonymousStatus: 401,
    refusedStatus: [403, 404],
  },
};
