import type { ActionRule } from "../action-table";
import { administrationActions } from "./administration";
import { applicationActions } from "./applications";
import { appointmentActions } from "./appointment";
import { approvalActions } from "./approvals";
import { creditActions } from "./credit";
import { decisionActions } from "./decisions";
import { exchangeActions } from "./exchange";
import { deskActions } from "./expert-desk";
import { importActions } from "./imports";
import { inspectionActions } from "./inspections";
import { meetingActions } from "./meetings";
import { messageActions } from "./messages";
import { opinionActions } from "./opinions";
import { organizationActions } from "./organizations";
import { oversightActions } from "./oversight";
import { papersActions } from "./papers";
import { publicationActions } from "./publications";
import { reportActions } from "./reports";

/** A spread for each area that has a file of its own here. */
export const areaActions: Readonly<Record<string, ActionRule>> = {
  ...administrationActions,
  ...applicationActions,
  ...appointmentActions,
  ...approvalActions,
  ...creditActions,
  ...decisionActions,
  ...deskActions,
  ...opinionActions,
  ...inspectionActions,
  ...meetingActions,
  ...messageActions,
  ...publicationActions,
  ...organizationActions,
  ...papersActions,
  ...importActions,
  ...reportActions,
  ...oversightActions,
  ...exchangeActions,
};
