import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { inspectionChain, inspectionRound } from "@/db/schema";
import {
  type Candidate,
  eligibleCount,
  freezeRequest,
  makeChain,
  type WrittenRequest,
  writeRequest,
} from "@/features/draws";
import { open, randomHex, seal, sha256 } from "@/platform/crypto";
import { randomId } from "@/platform/id";

/** What stands for a specialty in `gongping-draw/1` where works and inspectors are drawn, not experts (ADR 0023). */
export const seatNames = { PROJECTS: "PROJECT", INSPECTORS: "INSPECTOR" } as const;
export type DrawSubject = keyof typeof seatNames;

/** Somebody or something in the frame of a draw. */
export type FrameMember = Pick<Candidate, "expert" | "excluded">;

export interface RoundSpec {
  readonly list: { readonly id: string; readonly number: string; readonly policyCode: string };
  readonly round: number;
  readonly subject: DrawSubject;
  readonly count: number;
  readonly frame: readonly FrameMember[];
  /** Inspectors who are on the team already: they count as seated. */
  readonly seated: readonly string[];
}

/**
 * Freezes a round of a list's draw (trust.md §1.2). The list's number stands where a case's stands, and its chain of
 * secrets is its own: no such request can be taken for one of an expert panel. Nobody has an employer here, so that
 * the cap does not bind and each member of the frame has the same chance.
 */
export async function freezeListRound(tx: Tx, spec: RoundSpec, now: Date): Promise<FrozenListRound> {
  const { list, round, subject, count, frame, seated } = spec;
  const specialty = seatNames[subject];
  const request = freezeRequest({
    case: list.number,
    round,
    policy: list.policyCode,
    takenAt: now.toISOString(),
    anchor: await anchorOf(tx, list.id),
    seats: [{ specialty, count }],
    employerCap: 1,
    seated: seated.map((expert) => ({ expert, employer: "", specialty })),
    candidates: frame.map(({ expert, excluded }) => ({
      expert,
      employer: "",
      specialties: [specialty],
      excluded,
    })),
  });
  const written = writeRequest(request, sha256);
  const { candidates: _, ...head } = request;
  const id = randomId();
  await tx.insert(inspectionRound).values({
    id,
    listId: list.id,
    round,
    subject,
    state: "REQUESTED",
    request: head,
    candidates: written.candidates,
    requestHash: written.hash,
    eligible: eligibleCount(request),
    requestedAt: now,
  });
  return { id, listId: list.id, written };
}

export interface FrozenListRound {
  readonly id: string;
  readonly listId: string;
  readonly written: WrittenRequest;
}

/** The list's anchor; its chain of secrets is made at the first request, the start kept sealed (§1.1). */
async function anchorOf(tx: Tx, listId: string): Promise<string> {
  const [known] = await tx
    .select({ anchor: inspectionChain.anchor })
    .from(inspectionChain)
    .where(eq(inspectionChain.listId, listId));
  if (known) return known.anchor;
  const start = randomHex(32);
  const { anchor } = makeChain(Buffer.from(start, "hex"));
  await tx.insert(inspectionChain).values({ listId, anchor, startSealed: seal(start) });
  return anchor;
}

/** The one-time secret of a round; opened only in the moment of its draw. */
export async function listSecretOf(tx: Tx, listId: string, round: number): Promise<string> {
  const [chain] = await tx
    .select({ start: inspectionChain.startSealed })
    .from(inspectionChain)
    .where(eq(inspectionChain.listId, listId));
  if (!chain) throw new Error("a round without a chain of secrets");
  return makeChain(Buffer.from(open(chain.start), "hex")).secretFor(round);
}
