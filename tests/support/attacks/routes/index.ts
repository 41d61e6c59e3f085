import type { RouteRule } from "../route-table";

/** A spread for each area that has a file of its own here. */
export const areaRoutes: Readonly<Record<string, RouteRule>> = {};
