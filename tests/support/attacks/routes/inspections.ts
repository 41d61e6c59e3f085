import { contractors, regulators, supervisors, type Who } from "../cast";
import { multipart } from "../client";
import type { InspectionsWorld } from "../inspections-world";
import type { RouteRule } from "../route-table";

const inspecting: readonly Who[] = ["station", "district", "districtForeign"];
const reading: readonly Who[] = ["station", "bureau", "district"];
const of = (allowed: readonly Who[], pick: (world: InspectionsWorld) => string): RouteRule => ({
  allowed,
  own: ({ inspections }) => ({ id: pick(inspections) }),
});

/** Inspections, reviews outside the platform, the key-watch list and voidings. */
export const inspectionRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /regulator/inspections": { allowed: regulators },
  "GET /regulator/inspections/export": { allowed: regulators },
  "GET /regulator/exports": { allowed: regulators },
  // The row is there and its object is not: its owner is told that it cannot be read now.
  "GET /api/exports/[id]": {
    ...of(["district"], ({ exportId }) => exportId),
    allowedStatus: [503],
    anonymousStatus: 401,
  },
  "GET /regulator/inspections/lists": { allowed: regulators },
  "GET /regulator/inspections/lists/new": { allowed: inspecting },
  "GET /regulator/inspections/lists/random": { allowed: inspecting },
  "GET /regulator/inspections/lists/[id]": of(reading, ({ drawn }) => drawn.id),
  "GET /regulator/inspections/lists/[id]/export": of(reading, ({ list }) => list.id),
  "GET /regulator/inspections/lists/[id]/list.pdf": of(reading, ({ list }) => list.id),
  "GET /regulator/inspections/lists/[id]/rounds/[round]/certificate": {
    allowed: reading,
    own: ({ inspections }) => ({ id: inspections.drawn.id, round: "1" }),
    about: "id",
  },
  "GET /regulator/inspections/[id]": of(reading, ({ planned }) => planned),
  "GET /regulator/inspections/[id]/site": of(["district"], ({ visiting }) => visiting),
  "GET /regulator/inspections/[id]/photos": of(["district"], ({ visiting }) => visiting),
  "GET /regulator/inspections/[id]/check": of(["district"], ({ resubmitted }) => resubmitted.id),
  "GET /regulator/outside-reviews": { allowed: regulators },
  "GET /regulator/outside-reviews/new": { allowed: inspecting },
  "GET /regulator/outside-reviews/[id]": of(reading, ({ told }) => told),
  "GET /regulator/circulars/[id]/paper.pdf": of(reading, ({ circularId }) => circularId),
  "GET /regulator/key-watch": { allowed: regulators },
  // Before anything was proposed there is a page for those who may propose.
  "GET /regulator/cases/[id]/void": of(["station", "bureau"], ({ voidable }) => voidable.caseId),
  "GET /contractor/inspections": { allowed: contractors },
  "GET /contractor/inspections/[id]": of(["contractor"], ({ asked }) => asked.id),
  "GET /contractor/outside-reviews/[id]": of(["contractor"], ({ told }) => told),
  "GET /supervision/inspections": { allowed: supervisors },
  "GET /supervision/inspections/[id]": of(["supervision"], ({ asked }) => asked.id),
  "POST /api/inspections/[id]/draft": {
    ...of(["district"], ({ visiting }) => visiting),
    send: (origin) => {
      const { body, type } = multipart([["base", "none"]]);
      return { method: "POST", body, headers: { origin, "content-type": type } };
    },
    // A draft from nowhere overwrites nothing.
    allowedStatus: [409],
    anonymousStatus: 401,
    refusedStatus: [403, 404],
  },
  "GET /api/inspection-files/files/[id]": {
    ...of(reading, ({ photoId }) => photoId),
    // The row is there and its object is not: whoever may read it is told that it cannot be read now.
    allowedStatus: [503],
    anonymousStatus: 401,
  },
  "POST /api/inspection-files/[ownerType]/[ownerId]/[kind]": {
    allowed: ["district"],
    own: ({ inspections }) => ({
      ownerType: "inspection",
      ownerId: inspections.visiting,
      kind: "site_photo",
    }),
    about: "ownerId",
    send: (origin) => {
      const { body, type } = multipart([["file", Buffer.alloc(0), ""]]);
      return { method: "POST", body, headers: { origin, "content-type": type, accept: "application/json" } };
    },
    allowedStatus: [422],
    anonymousStatus: 401,
    refusedStatus: [403, 404],
  },
};
