import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { organization, project, projectParty, storedFile } from "@/db/schema";
import { Denied } from "@/platform/errors";
import { wordsOfDefect } from "../defects";
import type { OwnSeat } from "../own-seat";
import type { DraftContent } from "../rules/conclusion";
import { type ReportContent, reportContentSchema } from "../rules/content";

/** Everything the report says, with the plan's version and digest and the panel as it sits here. */
export async function composeContent(tx: Tx, seat: OwnSeat, draft: DraftContent): Promise<ReportContent> {
  const { reviewed } = seat;
  const [work] = await tx
    .select({ name: project.name, address: project.address })
    .from(project)
    .where(eq(project.id, reviewed.projectId));
  const parties = await tx
    .select({ role: projectParty.role, name: organization.name })
    .from(projectParty)
    .innerJoin(organization, eq(organization.id, projectParty.organizationId))
    .where(and(eq(projectParty.projectId, reviewed.projectId), isNull(projectParty.removedAt)))
    .orderBy(asc(projectParty.role), asc(organization.name));
  const [plan] = await tx
    .select()
    .from(storedFile)
    .where(
      and(eq(storedFile.caseId, reviewed.id), eq(storedFile.kind, "plan"), eq(storedFile.state, "AVAILABLE")),
    )
    .orderBy(desc(storedFile.version))
    .limit(1);
  if (!plan?.sha256) throw new Denied("NO_PLAN", "没有可用的专项施工方案文件，不能提交论证报告。");
  return reportContentSchema.parse({
    format: "gongping-report/1",
    case: { number: reviewed.number ?? "", title: reviewed.title },
    project: { name: work?.name ?? "", address: work?.address ?? "" },
    parties,
    plan: { fileId: plan.id, name: plan.displayName, version: plan.version, sha256: plan.sha256 },
    meeting: { from: reviewed.meetingFrom?.toISOString() ?? "", place: reviewed.meetingPlace ?? "" },
    panel: seat.attending.map((one) => ({
      invitationId: one.invitationId,
      number: one.expertNumber,
      name: one.name,
      title: one.title,
      employer: one.employerName ?? "",
      specialty: one.specialty,
      main: one.main,
      leader: one.invitationId === seat.leaderInvitationId,
    })),
    headings: {
      COMPLETENESS: draft.headings.COMPLETENESS ?? "",
      CALCULATION: draft.headings.CALCULATION ?? "",
      SITE: draft.headings.SITE ?? "",
    },
    items: draft.items.map(({ heading, chapter, page, severity, text }) => ({
      heading,
      chapter,
      page,
      severity,
      text,
    })),
    defects: draft.defects.map(wordsOfDefect),
    conclusion: draft.conclusion,
  } satisfies Omit<ReportContent, "conclusion"> & { conclusion: ReportContent["conclusion"] | null });
}
