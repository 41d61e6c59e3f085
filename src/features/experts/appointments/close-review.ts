import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { applicationSpecialty } from "@/db/schema";
import { addDays, dateAt, instantOf, type PolicyParameters } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import type { JobRequest } from "@/platform/job";
import { type Application, moveApplication } from "./lock-application";
import { tellApplicant } from "./tell-applicant";

/**
 * Once every specialty has its outcome: 公示 when at least one is approved, else rejected (D1). The first
 * day is not counted and the last ends at 24:00 in China; these are calendar days, no rest day moves them.
 */
export async function closeReview(
  tx: Tx,
  application: Application,
  policy: PolicyParameters,
  now: Date,
): Promise<{ audit: Audit[]; jobs: JobRequest[] }> {
  const asked = await tx
    .select({ specialty: applicationSpecialty.specialty, outcome: applicationSpecialty.outcome })
    .from(applicationSpecialty)
    .where(eq(applicationSpecialty.applicationId, application.id));
  if (asked.some(({ outcome }) => outcome === null)) return { audit: [], jobs: [] };
  const approved = asked.filter(({ outcome }) => outcome === "APPROVED").map(({ specialty }) => specialty);
  const subject = { type: "application", id: application.id };
  if (approved.length > 0) {
    const publicityTo = instantOf(addDays(dateAt(now), policy["publicity.days"] + 1));
    await moveApplication(tx, application, "publish", {
      publicityFrom: now,
      publicityTo,
      changedAt: now,
    });
    return {
      audit: [
        {
          action: "application.published",
          subject,
          detail: { specialties: approved.sort(), until: publicityTo.toISOString() },
        },
      ],
      jobs: [],
    };
  }
  return rejectApplication(tx, application, policy, now, {
    event: "reject",
    code: "REVIEW",
    reason: "各申报专业评审均未通过。",
  });
}

/** The end without appointment, told to the applicant. */
export async function rejectApplication(
  tx: Tx,
  application: Application,
  policy: PolicyParameters,
  now: Date,
  why: { event: "reject" | "uphold"; code: string; reason: string },
): Promise<{ audit: Audit[]; jobs: JobRequest[] }> {
  await moveApplication(tx, application, why.event, {
    closedAt: now,
    closedReason: why.reason,
    changedAt: now,
  });
  const told = await tellApplicant(tx, application, policy, now, { template: "applicationDecided" });
  return {
    audit: [
      {
        action: "application.rejected",
        subject: { type: "application", id: application.id },
        detail: { code: why.code },
      },
      ...told.audit,
    ],
    jobs: told.jobs,
  };
}
