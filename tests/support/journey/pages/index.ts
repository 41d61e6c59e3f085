import { applicationPages } from "./applications";
import type { PageArea } from "./area";
import { appointmentPages } from "./appointments";
import { capacityPages } from "./capacity";
import { expertDeskPages } from "./expert-desk";
import { poolListPages } from "./imports";
import { paperPages } from "./papers";
import { poolHealthPages } from "./pool-health";

/** A line for each area that has a file of its own here. */
export const pageAreas: readonly PageArea[] = [
  appointmentPages,
  capacityPages,
  poolHealthPages,
  expertDeskPages,
  paperPages,
  poolListPages,
];
