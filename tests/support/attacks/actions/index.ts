import type { ActionRule } from "../action-table";
import { applicationActions } from "./applications";
import { appointmentActions } from "./appointment";
import { decisionActions } from "./decisions";
import { deskActions } from "./expert-desk";
import { importActions } from "./imports";
import { organizationActions } from "./organizations";
import { papersActions } from "./papers";

/** A spread for each area that has a file of its own here. */
export const areaActions: Readonly<Record<string, ActionRule>> = {
  ...applicationActions,
  ...appointmentActions,
  ...decisionActions,
  ...deskActions,
  ...organizationActions,
  ...papersActions,
  ...importActions,
};
