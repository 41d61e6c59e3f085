import { administrators, type Who } from "../cast";
import { multipart } from "../client";
import type { RouteRule } from "../route-table";
import type { AttackWorld } from "../world";

const system: readonly Who[] = ["system"];
const security: readonly Who[] = ["security"];
const of = (allowed: readonly Who[], id: (world: AttackWorld["administration"]) => string): RouteRule => ({
  allowed,
  own: ({ administration }) => ({ id: id(administration) }),
});

/** 三员: each sees the own post's pages alone; what two of them bring about together, and who reads it, sees all three. */
export const administrationRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /admin": { allowed: administrators },
  "GET /admin/jobs": { allowed: system },
  "GET /admin/jobs/[id]": { allowed: system, own: ({ buriedJob }) => ({ id: buriedJob }) },
  "GET /admin/policies": { allowed: administrators },
  "GET /admin/policies/draft": { allowed: system },
  "GET /admin/policies/drafts/[id]": of(administrators, ({ draftId }) => draftId),
  "GET /admin/holidays": { allowed: system },
  "GET /admin/holidays/imports/[id]": of(system, ({ holidays }) => holidays.toCommit),
  "POST /api/imports/holidays": {
    allowed: system,
    send: (origin) => {
      const { body, type } = multipart([["file", Buffer.alloc(0), ""]]);
      return { method: "POST", body, headers: { origin, "content-type": type } };
    },
    allowedStatus: [303],
    anonymousStatus: 401,
    refusedStatus: [403, 404],
  },
  "GET /admin/accounts": { allowed: security },
  "GET /admin/accounts/[id]": {
    allowed: security,
    own: ({ logins }) => ({ id: logins.newcomer.userId }),
  },
  "GET /admin/accounts/[id]/posts/new": of(security, ({ userId }) => userId),
  "GET /admin/accounts/[id]/posts/[postId]/end": {
    allowed: security,
    own: ({ administration: { officer } }) => ({ id: officer.userId, postId: officer.postId }),
  },
  "GET /admin/posts": { allowed: administrators },
  "GET /admin/posts/[id]": of(administrators, ({ toDecide }) => toDecide),
  "GET /admin/units": { allowed: security },
  "GET /admin/units/[id]": of(security, ({ unitId }) => unitId),
  "GET /admin/trace": { allowed: ["audit"] },
};
