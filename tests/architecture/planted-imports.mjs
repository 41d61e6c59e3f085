/** One violation of every rule, put into the scratch copy only: a checker that misses one is broken. */
export const planted = {
  every: {
    "ui-knows-nothing": [
      "src/ui/planted.tsx",
      'import { env } from "@/platform/env"; export const X = () => <p>{env()}</p>;',
    ],
    "db-is-a-leaf": [
      "src/db/planted.ts",
      'import type { Ctx } from "@/platform/context"; export type X = Ctx;',
    ],
    "platform-knows-no-domain": [
      "src/platform/planted.ts",
      'export { settleCase } from "@/features/panels";',
    ],
    "features-below-delivery": ["src/features/reviews/planted-a.ts", 'import "../../worker/worker";'],
    "feature-front-door": ["src/features/reviews/planted-b.ts", 'import "@/features/rulebook/format";'],
    pipeline: ["src/features/rulebook/planted.ts", 'export const x = () => import("@/features/panels");'],
    "known-feature": ["src/features/surprises/index.ts", 'import "./planted"; export {};'],
    "app-through-doors": [
      "src/app/planted.ts",
      'import { appUser } from "@/db/schema"; export default appUser;',
    ],
    "worker-through-handlers": ["src/worker/planted.ts", 'import "@/features/panels/settle-case";'],
    "core-is-framework-free": [
      "src/features/panels/planted.ts",
      'import type { NextConfig } from "next"; export type X = NextConfig;',
    ],
    "production-has-no-stand-ins": ["src/platform/planted-b.ts", 'import "../../dev/run";'],
  },
  runtime: {
    resolvable: ["src/db/planted-b.ts", 'import "./not-there";'],
    "rules-are-pure": [
      "src/features/reviews/rules/planted.ts",
      'import { log } from "@/platform/log"; export default log;',
    ],
    "components-show": [
      "src/features/reviews/components/planted.tsx",
      'import { moveCase } from "../move-case"; export default moveCase;',
    ],
    "no-cycles": ["src/db/planted-c.ts", 'import "./planted-c-2";'],
  },
  /** What the planted files themselves need. */
  beside: {
    "src/features/surprises/planted.ts": "export {};",
    "src/db/planted-c-2.ts": 'import "./planted-c";',
  },
};
