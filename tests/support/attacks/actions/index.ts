import type { ActionRule } from "../action-table";
import { applicationActions } from "./applications";
import { appointmentActions } from "./appointment";
import { approvalActions } from "./approvals";
import { decisionActions } from "./decisions";
import { deskActions } from "./expert-desk";
import { importActions } from "./imports";
import { meetingActions } from "./meetings";
import { opinionActions } from "./opinions";
import { organizationActions } from "./organizations";
import { papersActions } from "./papers";
import { reportActions } from "./reports";

/** A spread for each area that has a file of its own here. */
export const areaActions: Readonly<Record<string, ActionRule>> = {
  ...applicationActions,
  ...appointmentActions,
  ...approvalActions,
  ...decisionActions,
  ...deskActions,
  ...opinionActions,
  ...meetingActions,
  ...organizationActions,
  ...papersActions,
  ...importActions,
  ...reportActions,
};
