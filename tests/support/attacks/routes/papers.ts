import { multipart } from "../client";
import type { RouteRule } from "../route-table";

const open: RouteRule = { allowed: "everybody" };

/** Evidence files, and papers with their public pages. */
export const papersRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /verify-document": open,
  "GET /letters/[code]": { ...open, own: ({ papers }) => ({ code: papers.letterCode }) },
  "GET /attestations/[code]": { ...open, own: ({ papers }) => ({ code: papers.attestation.code }) },
  "GET /apply/[id]/form.pdf": {
    allowed: ["security"],
    own: ({ papers }) => ({ id: papers.draft.applicationId }),
  },
  "GET /expert/letter.pdf": { allowed: ["expertOther"] },
  "GET /expert/attestations/[id]/attestation.pdf": {
    allowed: ["expertOther"],
    own: ({ papers }) => ({ id: papers.attestation.id }),
  },
  "GET /regulator/experts/[number]/letter.pdf": {
    allowed: ["station"],
    own: ({ papers }) => ({ number: papers.memberNumber }),
  },
  "GET /regulator/applications/[id]/form.pdf": {
    allowed: ["station"],
    own: ({ papers }) => ({ id: papers.submitted.applicationId }),
  },
  "GET /api/evidence/files/[id]": {
    allowed: ["audit", "station"],
    own: ({ papers }) => ({ id: papers.submitted.fileId }),
    allowedStatus: [503],
    anonymousStatus: 401,
  },
  "POST /api/evidence/[ownerType]/[ownerId]/[kind]": {
    allowed: ["security"],
    own: ({ papers }) => ({
      ownerType: "application",
      ownerId: papers.draft.applicationId,
      kind: "title_certificate",
    }),
    about: "ownerId",
    send: (origin) => {
      const { body, type } = multipart([["file", Buffer.alloc(0), ""]]);
      return { method: "POST", body, headers: { origin, "content-type": type, accept: "application/json" } };
    },
    allowedStatus: [422],
    anonymousStatus: 401,
  },
};
