import { administrationPages } from "./administration";
import { applicationPages } from "./applications";
import { appointmentPages } from "./appointments";
import { approvalPages } from "./approvals";
import type { PageArea } from "./area";
import { capacityPages } from "./capacity";
import { creditPages } from "./credit";
import { decisionPages } from "./decisions";
import { exchangePages } from "./exchange";
import { expertDeskPages } from "./expert-desk";
import { poolListPages } from "./imports";
import { inspectionPages } from "./inspections";
import { meetingPages } from "./meetings";
import { messagePages } from "./messages";
import { opinionPages } from "./opinions";
import { organizationPages } from "./organizations";
import { oversightPages } from "./oversight";
import { paperPages } from "./papers";
import { poolHealthPages } from "./pool-health";
import { publicationPages } from "./publications";
import { reportPages } from "./reports";
import { statisticsPages } from "./statistics";

/** A line for each area that has a file of its own here. */
export const pageAreas: readonly PageArea[] = [
  administrationPages,
  applicationPages,
  appointmentPages,
  approvalPages,
  capacityPages,
  creditPages,
  decisionPages,
  poolHealthPages,
  exchangePages,
  expertDeskPages,
  inspectionPages,
  opinionPages,
  meetingPages,
  messagePages,
  publicationPages,
  organizationPages,
  oversightPages,
  paperPages,
  poolListPages,
  reportPages,
  statisticsPages,
];
