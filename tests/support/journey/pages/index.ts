import { applicationPages } from "./applications";
import { appointmentPages } from "./appointments";
import type { PageArea } from "./area";
import { capacityPages } from "./capacity";
import { decisionPages } from "./decisions";
import { expertDeskPages } from "./expert-desk";
import { poolListPages } from "./imports";
import { organizationPages } from "./organizations";
import { paperPages } from "./papers";
import { poolHealthPages } from "./pool-health";

/** A line for each area that has a file of its own here. */
export const pageAreas: readonly PageArea[] = [
  applicationPages,
  appointmentPages,
  capacityPages,
  decisionPages,
  poolHealthPages,
  expertDeskPages,
  organizationPages,
  paperPages,
  poolListPages,
];
