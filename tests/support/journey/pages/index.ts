import { applicationPages } from "./applications";
import { appointmentPages } from "./appointments";
import { approvalPages } from "./approvals";
import type { PageArea } from "./area";
import { capacityPages } from "./capacity";
import { decisionPages } from "./decisions";
import { expertDeskPages } from "./expert-desk";
import { poolListPages } from "./imports";
import { meetingPages } from "./meetings";
import { opinionPages } from "./opinions";
import { organizationPages } from "./organizations";
import { paperPages } from "./papers";
import { poolHealthPages } from "./pool-health";
import { reportPages } from "./reports";

/** A line for each area that has a file of its own here. */
export const pageAreas: readonly PageArea[] = [
  applicationPages,
  appointmentPages,
  approvalPages,
  capacityPages,
  decisionPages,
  poolHealthPages,
  expertDeskPages,
  opinionPages,
  meetingPages,
  organizationPages,
  paperPages,
  poolListPages,
  reportPages,
];
