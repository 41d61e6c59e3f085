import { and, eq, inArray } from "drizzle-orm";
import { storedFile } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { mutation, unchanged } from "@/platform/mutation";
import type { StoredFile } from "../files";
import { removeObjectJob } from "./jobs";
import type { UploadProblem } from "./problems";

/** The second removal is for a store that was down, the last for one that was down for long. */
const removals = [0, 3600, 12 * 3600];

/** Refuses a file for good: the row stays with its reason, the bytes go. False when it was decided already. */
export async function rejectFile(
  ctx: Ctx,
  file: Pick<StoredFile, "id" | "caseId" | "kind" | "version" | "objectKey">,
  problem: UploadProblem,
): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const rows = await tx
      .update(storedFile)
      .set({ state: "REJECTED", rejection: problem })
      .where(
        and(eq(storedFile.id, file.id), inArray(storedFile.state, ["UPLOADING", "CHECKING", "SCANNING"])),
      )
      .returning({ id: storedFile.id });
    if (rows.length === 0) return unchanged(false);
    const { kind, version, objectKey } = file;
    return {
      value: true,
      audit: [
        {
          action: "file.rejected",
          subject: { type: "case", id: file.caseId },
          detail: { fileId: file.id, kind, version, problem },
        },
      ],
      jobs: removals.map((seconds) =>
        removeObjectJob.request({ objectKey }, new Date(now.getTime() + seconds * 1000)),
      ),
    };
  });
}
