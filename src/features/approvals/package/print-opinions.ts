import { and, eq, inArray } from "drizzle-orm";
import { reviewCase, storedFile } from "@/db/schema";
import { printOpinion, readOpinions, scanScope } from "@/features/opinions";
import type { FoundCase } from "@/features/reviews";
import { formatInstant } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { bytesEntry, type PackageEntry, safeName } from "./entries";

type ReadCtx = Ctx & { actor: UserActor };

/**
 * 审查意见表 of each member as it was handed in, once the actor may read them (D7), and on record that she did:
 * a form printed, a scan as it was uploaded.
 */
export async function opinionEntries(ctx: ReadCtx, seen: FoundCase): Promise<PackageEntry[]> {
  const list = await readOpinions(ctx, seen.id);
  const scans = await findScans(
    ctx,
    seen.id,
    (list?.opinions ?? []).flatMap(({ scanFileId }) => scanFileId ?? []),
  );
  const entries: PackageEntry[] = [];
  for (const one of list?.opinions ?? []) {
    const name = `审查意见/${String(entries.length + 1).padStart(2, "0")}-${safeName(one.memberName)}`;
    const scan = scans.find(({ id }) => id === one.scanFileId);
    if (scan?.size && scan.sha256) {
      const { objectKey, size, sha256, displayName } = scan;
      entries.push({ path: `${name}-${safeName(displayName)}`, size, sha256, source: { objectKey } });
    }
    if (!one.content || !one.submittedAt || one.scanFileId) continue;
    const paper = {
      ...one,
      caseNumber: seen.number ?? "",
      project: seen.projectName,
      title: seen.title,
      meeting: meetingOf(seen),
      content: one.content,
      submitted: { version: one.version, at: one.submittedAt, late: one.state === "SUBMITTED_LATE" },
    };
    entries.push(bytesEntry(`${name}.pdf`, await printOpinion(paper, ctx.now)));
  }
  return entries;
}

async function findScans(ctx: ReadCtx, caseId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await reader(ctx)
    .select({ file: storedFile })
    .from(storedFile)
    .innerJoin(reviewCase, eq(reviewCase.id, storedFile.caseId))
    .where(and(eq(storedFile.caseId, caseId), inArray(storedFile.id, [...ids]), scanScope(ctx.actor)));
  return rows.map(({ file }) => file);
}

function meetingOf({ meetingFrom, meetingPlace }: FoundCase): string {
  return `${meetingFrom ? formatInstant(meetingFrom, { year: true }) : "待定"}　${meetingPlace ?? ""}`;
}
