import { isNotNull, type SQL, sql } from "drizzle-orm";
import { applicationEmployment, expertApplication, organization } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { seesApplications } from "../lock-application";

/** Applications handed in, for the station and the bureau; nothing for anybody else. */
export function submittedTo(actor: Actor): SQL {
  return seesApplications(actor) ? isNotNull(expertApplication.submittedAt) : sql`false`;
}

/** The applicant's main employer on a day, by the application; null when there is none. */
export function mainEmployer(today: string): SQL<string | null> {
  return sql<string | null>`(select ${organization.name} from ${applicationEmployment}
    join ${organization} on ${organization.id} = ${applicationEmployment.organizationId}
    where ${applicationEmployment.applicationId} = ${expertApplication.id} and ${applicationEmployment.main} = 'yes'
      and ${applicationEmployment.validFrom} <= ${today}
      and (${applicationEmployment.validTo} is null or ${applicationEmployment.validTo} >= ${today})
    order by ${applicationEmployment.validFrom} desc limit 1)`;
}

/** Text as part of a LIKE pattern. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
}
