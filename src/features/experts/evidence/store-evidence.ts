import { Readable } from "node:stream";
import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evidenceFile } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { randomHex } from "@/platform/crypto";
import { displayNameOf } from "@/platform/display-name";
import { randomId } from "@/platform/id";
import { errorFacts, log } from "@/platform/log";
import { mutation } from "@/platform/mutation";
import { deleteObject, putObject } from "@/platform/storage";
import { evidencePerSlot } from "../rules/evidence";
import { type CheckedBytes, checkBytes } from "./check-bytes";
import { demandOwner, demandSpecialty, type EvidenceOwner, type EvidenceSlot } from "./owner";
import { EvidenceRefused } from "./problems";

/** A store that does not take 20 MB in this time is down. */
const storeLimitMs = 60_000;

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
  const checked = await checkBytes(file.bytes);
  const objectKey = `evidence/${randomHex(20)}`;
  const body = Readable.from([checked.bytes], { objectMode: false });
  await putObject(objectKey, body, checked.contentType, AbortSignal.timeout(storeLimitMs));
  try {
    return await record(ctx, slot, { ...checked, objectKey, name: nameFor(checked, file.name) });
  } catch (error) {
    // Nobody can see an object without a row; a store that is away now keeps it until it is cleaned out.
    await deleteObject(objectKey).catch((cause: unknown) =>
      log.warn({ objectKey, ...errorFacts(cause) }, "evidence without a row stays in the store"),
    );
    throw error;
  }
}

/** A name that ends as the content does: a picture called .pdf would not open. */
function nameFor({ contentType }: CheckedBytes, given: string): string {
  const endings = { "application/pdf": ["pdf"], "image/jpeg": ["jpg", "jpeg"], "image/png": ["png"] };
  const name = displayNameOf(given);
  const known = endings[contentType];
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  return known.includes(ending) ? name : `${name}.${known[0]}`;
}

type Stored = Omit<CheckedBytes, "bytes"> & { bytes: Buffer; objectKey: string; name: string };

function record(ctx: Ctx, slot: EvidenceSlot, stored: Stored): Promise<string> {
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
  const owner = slot.ownerType === "application" ? evidenceFile.applicationId : evidenceFile.decisionId;
  const there = await tx
    .select({ sha256: evidenceFile.sha256 })
    .from(evidenceFile)
    .where(
      and(
        eq(owner, slot.ownerId),
        eq(evidenceFile.kind, slot.kind),
        eq(evidenceFile.specialty, slot.specialty),
        isNull(evidenceFile.removedAt),
      ),
    );
  if (there.some((one) => one.sha256 === sha256)) throw new EvidenceRefused("DUPLICATE");
  if (there.length >= evidencePerSlot) throw new EvidenceRefused("FULL");
}
