import type { Readable } from "node:stream";
import { and, eq, isNull, or } from "drizzle-orm";
import { evidenceFile, expertApplication } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { openVerified } from "@/platform/verified-object";
import { evidenceSizeLimit } from "../rules/evidence";
import { evidenceScope, handedIn } from "./owner";

export interface OpenEvidence {
  readonly name: string;
  readonly size: number;
  readonly contentType: string;
  readonly sha256: string;
  readonly body: Readable;
}

/**
 * Opens an evidence file for its applicant or the station. It is verified before the first byte leaves, and
 * every reading is on record. NotFound, FileAltered.
 */
export async function openEvidence(ctx: Ctx, fileId: string): Promise<OpenEvidence> {
  if (!isId(fileId)) throw new NotFound("file");
  const [file] = await reader(ctx)
    .select({
      id: evidenceFile.id,
      applicationId: evidenceFile.applicationId,
      decisionId: evidenceFile.decisionId,
      kind: evidenceFile.kind,
      name: evidenceFile.displayName,
      objectKey: evidenceFile.objectKey,
      contentType: evidenceFile.contentType,
      size: evidenceFile.size,
      sha256: evidenceFile.sha256,
    })
    .from(evidenceFile)
    .leftJoin(expertApplication, eq(expertApplication.id, evidenceFile.applicationId))
    .where(
      and(
        eq(evidenceFile.id, fileId),
        or(isNull(evidenceFile.removedAt), handedIn),
        evidenceScope(ctx.actor),
      ),
    );
  if (!file) throw new NotFound("file");
  const { id, kind, name, contentType, size, sha256, objectKey, applicationId, decisionId } = file;
  const body = await openVerified(objectKey, { size, sha256 }, evidenceSizeLimit);
  await mutation(ctx, async () => ({
    value: undefined,
    audit: [
      {
        action: "file.read",
        subject: { type: "file", id },
        detail: { kind, sha256, ...(applicationId ? { applicationId } : { decisionId }) },
      },
    ],
  }));
  return { name, size, contentType, sha256, body };
}
