import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evidenceFile } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { evidencePerSlot } from "../rules/evidence";
import { ownerColumns } from "./list-evidence";
import { demandOwner, demandSpecialty, type EvidenceOwner, type EvidenceSlot } from "./owner";
import { EvidenceRefused } from "./problems";
import { type StoredBytes, storeChecked } from "./store-checked";

/** Whether the actor may upload there at all: asked before a single byte of the body is read. */
export function demandEvidenceUpload(ctx: Ctx, owner: EvidenceOwner): Promise<void> {
  return demandOwner(reader(ctx), ctx.actor, owner);
}

/**
 * Takes a file as evidence: checked by its content, scanned, stored, and only then written down, in one
 * mutation. Whatever fails before that leaves nothing to be seen. EvidenceRefused, NotFound. Answers its id.
 */
export async function storeEvidence(
  ctx: Ctx,
  slot: EvidenceSlot,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<string> {
  await demandOwner(reader(ctx), ctx.actor, slot);
  await demandSpecialty(reader(ctx), slot);
  return storeChecked("evidence", file, (stored) => record(ctx, slot, stored));
}

function record(ctx: Ctx, slot: EvidenceSlot, stored: StoredBytes): Promise<string> {
  return mutation(ctx, async (tx, now) => {
    await demandOwner(tx, ctx.actor, slot, true);
    await demandSpecialty(tx, slot);
    await demandRoom(tx, slot, stored.sha256);
    const id = randomId();
    const { ownerType, ownerId, kind, specialty } = slot;
    await tx.insert(evidenceFile).values({
      id,
      applicationId: ownerType === "application" ? ownerId : null,
      decisionId: ownerType === "decision" ? ownerId : null,
      creditEventId: ownerType === "credit" ? ownerId : null,
      kind,
      specialty,
      displayName: stored.name,
      objectKey: stored.objectKey,
      contentType: stored.contentType,
      size: stored.bytes.length,
      sha256: stored.sha256,
      scanner: stored.scanner,
      uploadedBy: ctx.actor.kind === "user" || ctx.actor.kind === "account" ? ctx.actor.id : "",
      uploadedAt: now,
    });
    return {
      value: id,
      audit: [
        {
          action: "file.made",
          subject: { type: ownerType, id: ownerId },
          detail: { fileId: id, kind, specialty, size: stored.bytes.length, sha256: stored.sha256 },
        },
      ],
    };
  });
}

async function demandRoom(tx: Tx, slot: EvidenceSlot, sha256: string): Promise<void> {
  const there = await tx
    .select({ sha256: evidenceFile.sha256 })
    .from(evidenceFile)
    .where(
      and(
        eq(ownerColumns[slot.ownerType], slot.ownerId),
        eq(evidenceFile.kind, slot.kind),
        eq(evidenceFile.specialty, slot.specialty),
        isNull(evidenceFile.removedAt),
      ),
    );
  if (there.some((one) => one.sha256 === sha256)) throw new EvidenceRefused("DUPLICATE");
  if (there.length >= evidencePerSlot) throw new EvidenceRefused("FULL");
}
