import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  type InspectionFileKind,
  inspection,
  inspectionFinding,
  inspectionList,
  outsideReview,
} from "@/db/schema";
import { EvidenceRefused } from "@/features/experts";
import type { Actor } from "@/platform/actor";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { outsideScope } from "../outside/scope";
import { type FileOwnerType, takesEvidence, takesPhotos } from "../rules/files";
import { whyNotReply } from "../rules/policy";
import { inspectionScope } from "../scope";

/** A place that files are put into. */
export interface FileSlot {
  readonly ownerType: FileOwnerType;
  readonly ownerId: string;
  readonly kind: InspectionFileKind;
  /** The finding it belongs to; empty for none. */
  readonly findingId: string;
}

/** What is known of a file by where it was put. */
export interface OpenSlot {
  readonly inspectionId: string | null;
  readonly outsideReviewId: string | null;
  readonly findingId: string | null;
  readonly round: number;
  readonly organizationId: string | null;
}

type Reader = Pick<Tx, "select">;

/**
 * Refuses whoever may not put files there: NotFound when the owner is not theirs, EvidenceRefused when it is closed.
 * With `lock`, inside a transaction, the owner stays as it is.
 */
export async function demandFileDoor(
  tx: Reader,
  actor: Actor,
  slot: FileSlot,
  now: Date,
  lock = false,
): Promise<OpenSlot> {
  if (!isId(slot.ownerId) || (slot.findingId !== "" && !isId(slot.findingId)))
    throw new NotFound("file owner");
  return slot.ownerType === "inspection"
    ? inspectionDoor(tx, actor, slot, lock)
    : outsideDoor(tx, actor, slot, now, lock);
}

async function inspectionDoor(tx: Reader, actor: Actor, slot: FileSlot, lock: boolean): Promise<OpenSlot> {
  const query = tx
    .select({ row: inspection, body: inspectionList.jurisdictionCode })
    .from(inspection)
    .innerJoin(inspectionList, eq(inspectionList.id, inspection.listId))
    .where(and(eq(inspection.id, slot.ownerId), inspectionScope(actor)));
  const [found] = await (lock ? query.for("update", { of: inspection }) : query);
  if (!found || actor.kind !== "user") throw new NotFound("inspection");
  const { row, body } = found;
  const findingId = await findingOf(tx, row.id, slot.findingId);
  const open = { inspectionId: row.id, outsideReviewId: null, findingId, round: row.round };
  if (slot.kind === "SITE_PHOTO") {
    const own = actor.role === "regulator" && actor.jurisdiction === body && actor.post !== "bureau";
    if (!own) throw new NotFound("inspection");
    if (!takesPhotos(row.state)) throw new EvidenceRefused("CLOSED");
    return { ...open, organizationId: null };
  }
  if (actor.role !== "contractor" && actor.role !== "supervision") throw new NotFound("inspection");
  if (whyNotReply(row)) throw new EvidenceRefused("CLOSED");
  return { ...open, organizationId: actor.organizationId };
}

async function findingOf(tx: Reader, inspectionId: string, findingId: string): Promise<string | null> {
  if (findingId === "") return null;
  const [row] = await tx
    .select({ id: inspectionFinding.id })
    .from(inspectionFinding)
    .where(and(eq(inspectionFinding.id, findingId), eq(inspectionFinding.inspectionId, inspectionId)));
  if (!row) throw new NotFound("finding");
  return row.id;
}

async function outsideDoor(
  tx: Reader,
  actor: Actor,
  slot: FileSlot,
  now: Date,
  lock: boolean,
): Promise<OpenSlot> {
  const query = tx
    .select()
    .from(outsideReview)
    .where(and(eq(outsideReview.id, slot.ownerId), outsideScope(actor)));
  const [row] = await (lock ? query.for("update") : query);
  if (!row || actor.kind !== "user") throw new NotFound("outside review");
  const open = { inspectionId: null, outsideReviewId: row.id, findingId: null, round: 0 };
  if (slot.kind === "OUTSIDE_EVIDENCE") {
    const own =
      actor.role === "regulator" && actor.jurisdiction === row.recordedFor && actor.post !== "bureau";
    if (!own) throw new NotFound("outside review");
    if (!takesEvidence(row.state)) throw new EvidenceRefused("CLOSED");
    return { ...open, organizationId: null };
  }
  if (actor.role !== "contractor") throw new NotFound("outside review");
  const may = row.state === "NOTIFIED" && row.statement === null && row.stateBy !== null && now < row.stateBy;
  if (!may) throw new EvidenceRefused("CLOSED");
  return { ...open, organizationId: actor.organizationId };
}
