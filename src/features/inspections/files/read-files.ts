import type { Readable } from "node:stream";
import { and, asc, eq, or, type SQL, sql } from "drizzle-orm";
import { inspection, inspectionFile, inspectionList, organization, outsideReview } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { openVerified } from "@/platform/verified-object";
import { outsideScope } from "../outside/scope";
import { type FileOwnerType, inspectionFileLimit } from "../rules/files";
import { inspectionScope } from "../scope";

/** Who sees the owner sees its files; inspection, list and review are joined. */
function fileScope(actor: Actor): SQL {
  return (
    or(
      and(sql`${inspection.id} is not null`, inspectionScope(actor)),
      and(sql`${outsideReview.id} is not null`, outsideScope(actor)),
    ) ?? sql`false`
  );
}

function joined(ctx: Pick<Ctx, "tx">) {
  return reader(ctx)
    .select({
      id: inspectionFile.id,
      inspectionId: inspectionFile.inspectionId,
      outsideReviewId: inspectionFile.outsideReviewId,
      findingId: inspectionFile.findingId,
      kind: inspectionFile.kind,
      round: inspectionFile.round,
      name: inspectionFile.displayName,
      contentType: inspectionFile.contentType,
      size: inspectionFile.size,
      sha256: inspectionFile.sha256,
      scanner: inspectionFile.scanner,
      objectKey: inspectionFile.objectKey,
      unit: organization.name,
      uploadedAt: inspectionFile.uploadedAt,
    })
    .from(inspectionFile)
    .leftJoin(inspection, eq(inspection.id, inspectionFile.inspectionId))
    .leftJoin(inspectionList, eq(inspectionList.id, inspection.listId))
    .leftJoin(outsideReview, eq(outsideReview.id, inspectionFile.outsideReviewId))
    .leftJoin(organization, eq(organization.id, inspectionFile.organizationId));
}

/** The files of an inspection or a review outside that the actor may open, oldest first. */
export async function listInspectionFiles(
  ctx: Pick<Ctx, "actor" | "tx">,
  owner: { readonly type: FileOwnerType; readonly id: string },
) {
  if (!isId(owner.id)) return [];
  const column = owner.type === "inspection" ? inspectionFile.inspectionId : inspectionFile.outsideReviewId;
  const rows = await joined(ctx)
    .where(and(eq(column, owner.id), fileScope(ctx.actor)))
    .orderBy(asc(inspectionFile.uploadedAt), asc(inspectionFile.id));
  return rows.map(({ objectKey: _, ...row }) => row);
}

export type ListedInspectionFile = Awaited<ReturnType<typeof listInspectionFiles>>[number];

export interface OpenInspectionFile {
  readonly name: string;
  readonly size: number;
  readonly contentType: string;
  readonly sha256: string;
  readonly body: Readable;
}

/** Opens a file; verified before the first byte leaves, each reading on record. NotFound, FileAltered. */
export async function openInspectionFile(ctx: Ctx, fileId: string): Promise<OpenInspectionFile> {
  if (!isId(fileId)) throw new NotFound("file");
  const [file] = await joined(ctx).where(and(eq(inspectionFile.id, fileId), fileScope(ctx.actor)));
  if (!file) throw new NotFound("file");
  const { id, kind, name, contentType, size, sha256, objectKey, inspectionId, outsideReviewId } = file;
  const body = await openVerified(objectKey, { size, sha256 }, inspectionFileLimit);
  await mutation(ctx, async () => ({
    value: undefined,
    audit: [
      {
        action: "file.read",
        subject: { type: "file", id },
        detail: { kind, sha256, ...(inspectionId ? { inspectionId } : { outsideReviewId }) },
      },
    ],
  }));
  return { name, size, contentType, sha256, body };
}
