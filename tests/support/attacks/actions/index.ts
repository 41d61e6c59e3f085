import type { ActionRule } from "../action-table";

/** A spread for each area that has a file of its own here. */
export const areaActions: Readonly<Record<string, ActionRule>> = {};
