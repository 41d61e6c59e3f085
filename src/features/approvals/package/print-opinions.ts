import { printOpinion, readOpinions } from "@/features/opinions";
import type { FoundCase } from "@/features/reviews";
import { formatInstant } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { bytesEntry, type PackageEntry, safeName } from "./entries";

/**
 * 审查意见表 of each member as it was handed in, once the actor may read them (D7), and on record that she did.
 * What was handed in as a scan stands among the files.
 */
export async function opinionEntries(
  ctx: Ctx & { actor: UserActor },
  seen: FoundCase,
): Promise<PackageEntry[]> {
  const list = await readOpinions(ctx, seen.id);
  const entries: PackageEntry[] = [];
  for (const one of list?.opinions ?? []) {
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
    const ordinal = String(entries.length + 1).padStart(2, "0");
    const path = `审查意见/${ordinal}-${safeName(one.memberName)}.pdf`;
    entries.push(bytesEntry(path, await printOpinion(paper, ctx.now)));
  }
  return entries;
}

function meetingOf({ meetingFrom, meetingPlace }: FoundCase): string {
  return `${meetingFrom ? formatInstant(meetingFrom, { year: true }) : "待定"}　${meetingPlace ?? ""}`;
}
