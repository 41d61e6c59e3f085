import { and, eq, inArray, isNull } from "drizzle-orm";
import { evidenceFile, expertApplication } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { Conflict, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { removeEvidenceObject } from "../jobs";
import { handedIn, personOf } from "./owner";

/** The second removal is for a store that was down, the last for one that was down for long. */
const removals = [0, 3600, 12 * 3600];

/**
 * Takes a file out of one's own draft or returned application. The bytes go as well, unless they were handed
 * in once: then they belong to that submission and stay. NotFound, Conflict. Answers the application's id.
 */
export async function removeEvidence(ctx: Ctx, input: { fileId: string }): Promise<string> {
  const person = personOf(ctx.actor);
  if (!isId(input.fileId) || !person) throw new NotFound("file");
  return mutation(ctx, async (tx, now) => {
    const [owner] = await tx
      .select({
        id: expertApplication.id,
        kind: evidenceFile.kind,
        specialty: evidenceFile.specialty,
        objectKey: evidenceFile.objectKey,
        handedIn,
      })
      .from(evidenceFile)
      .innerJoin(expertApplication, eq(expertApplication.id, evidenceFile.applicationId))
      .where(and(eq(evidenceFile.id, input.fileId), eq(expertApplication.personId, person)))
      .for("update", { of: expertApplication });
    if (!owner) throw new NotFound("file");
    const open = tx
      .select({ id: expertApplication.id })
      .from(expertApplication)
      .where(
        and(eq(expertApplication.id, owner.id), inArray(expertApplication.state, ["DRAFT", "RETURNED"])),
      );
    const rows = await tx
      .update(evidenceFile)
      .set({ removedAt: now })
      .where(
        and(
          eq(evidenceFile.id, input.fileId),
          isNull(evidenceFile.removedAt),
          inArray(evidenceFile.applicationId, open),
        ),
      )
      .returning({ id: evidenceFile.id });
    if (rows.length === 0)
      throw new Conflict("EVIDENCE_FIXED", "申请已经提交或文件已被移除，请刷新页面后再看。");
    const { objectKey, kind, specialty } = owner;
    return {
      value: owner.id,
      audit: [
        {
          action: "file.removed",
          subject: { type: "application", id: owner.id },
          detail: { fileId: input.fileId, kind, specialty, bytesKept: owner.handedIn },
        },
      ],
      jobs: owner.handedIn
        ? []
        : removals.map((seconds) =>
            removeEvidenceObject.request({ objectKey }, new Date(now.getTime() + seconds * 1000)),
          ),
    };
  });
}
