import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { inspectionFile } from "@/db/schema";
import { EvidenceRefused, storeChecked } from "@/features/experts";
import { type Ctx, reader } from "@/platform/context";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { filesPerKind } from "../rules/files";
import { demandFileDoor, type FileSlot, type OpenSlot } from "./demand-door";

/** Whether the actor may upload there at all: asked before a single byte of the body is read. */
export async function demandInspectionUpload(ctx: Ctx, slot: FileSlot): Promise<void> {
  await demandFileDoor(reader(ctx), ctx.actor, slot, ctx.now);
}

/**
 * Takes a photograph or paper of an inspection: checked, scanned, stored, and written down in one mutation with its
 * hash. Nothing is removed again. EvidenceRefused, NotFound. Answers its id.
 */
export async function storeInspectionFile(
  ctx: Ctx,
  slot: FileSlot,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<string> {
  await demandInspectionUpload(ctx, slot);
  return storeChecked("inspections", file, (stored) =>
    mutation(ctx, async (tx, now) => {
      const open = await demandFileDoor(tx, ctx.actor, slot, now, true);
      await demandRoom(tx, slot, open, stored.sha256);
      const id = randomId();
      await tx.insert(inspectionFile).values({
        id,
        ...open,
        kind: slot.kind,
        displayName: stored.name,
        objectKey: stored.objectKey,
        contentType: stored.contentType,
        size: stored.bytes.length,
        sha256: stored.sha256,
        scanner: stored.scanner,
        uploadedBy: ctx.actor.kind === "user" ? ctx.actor.id : "",
        uploadedAt: now,
      });
      return {
        value: id,
        audit: [
          {
            action: "file.made",
            subject: {
              type: slot.ownerType === "inspection" ? "inspection" : "outsideReview",
              id: slot.ownerId,
            },
            detail: { fileId: id, kind: slot.kind, size: stored.bytes.length, sha256: stored.sha256 },
          },
        ],
      };
    }),
  );
}

async function demandRoom(tx: Tx, slot: FileSlot, open: OpenSlot, sha256: string): Promise<void> {
  const owner =
    slot.ownerType === "inspection"
      ? eq(inspectionFile.inspectionId, slot.ownerId)
      : eq(inspectionFile.outsideReviewId, slot.ownerId);
  const there = await tx
    .select({ sha256: inspectionFile.sha256 })
    .from(inspectionFile)
    .where(and(owner, eq(inspectionFile.kind, slot.kind), eq(inspectionFile.round, open.round)));
  if (there.some((one) => one.sha256 === sha256)) throw new EvidenceRefused("DUPLICATE");
  if (there.length >= filesPerKind) throw new EvidenceRefused("FULL");
}
