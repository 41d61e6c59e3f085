import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { type AuditAction, applicationSubmission, auditEntry, expertApplication } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { ownApplication } from "./own-application";

const told = [
  "application.drafted",
  "application.submitted",
  "application.passedCheck",
  "application.returned",
  "application.published",
  "application.rejected",
  "application.approved",
  "application.lapsed",
  "application.withdrawn",
] as const satisfies readonly AuditAction[];
export type ToldAction = (typeof told)[number];

/** What happened to one's own application, the newest first: what, and when; never who of the station. */
export async function listOwnTrace(
  ctx: Ctx,
  applicationId: string,
): Promise<{ id: string; at: Date; action: ToldAction; version: number | null }[]> {
  const own = ownApplication(ctx.actor, applicationId);
  if (!own) return [];
  const rows = await reader(ctx)
    .select({ id: auditEntry.id, at: auditEntry.at, action: auditEntry.action, detail: auditEntry.detail })
    .from(auditEntry)
    .innerJoin(expertApplication, own)
    .where(
      and(
        eq(auditEntry.subjectType, "application"),
        eq(auditEntry.subjectId, applicationId),
        inArray(auditEntry.action, [...told]),
      ),
    )
    .orderBy(desc(auditEntry.at), desc(auditEntry.id));
  return rows.map(({ id, at, action, detail }) => ({
    id,
    at,
    action: action as ToldAction,
    version: typeof detail.version === "number" ? detail.version : null,
  }));
}

/** The fingerprints of what was handed in, the oldest first. */
export async function listOwnSubmissions(ctx: Ctx, applicationId: string) {
  const own = ownApplication(ctx.actor, applicationId);
  if (!own) return [];
  return reader(ctx)
    .select({
      version: applicationSubmission.version,
      contentHash: applicationSubmission.contentHash,
      submittedAt: applicationSubmission.submittedAt,
    })
    .from(applicationSubmission)
    .innerJoin(expertApplication, own)
    .where(eq(applicationSubmission.applicationId, applicationId))
    .orderBy(asc(applicationSubmission.version));
}
