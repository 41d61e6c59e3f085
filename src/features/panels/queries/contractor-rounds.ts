import { and, eq, isNotNull, lte, or, sql } from "drizzle-orm";
import { drawRound } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { shownFrom } from "./contractor-batch";
import { type SeatRow, seatRow } from "./contractor-desk";

/** A round as the applicant sees it. */
export interface ShownRound {
  readonly round: number;
  readonly seats: readonly SeatRow[];
  readonly eligible: number;
  /** When it was drawn; for replacement rounds, until the panel stands, the batch it first showed in. */
  readonly at: Date;
  readonly requestedAt: Date | null;
  readonly requestHash: string;
  readonly filled: boolean;
  /** The number given with the first press; replacements have none. */
  readonly nonce: string | null;
  /** Address of the public certificate, from formation on. */
  readonly publicCode: string | null;
}

/** The finished rounds of a case, without those drawn since the last batch. One statement. */
export async function readRounds(
  ctx: Pick<Ctx, "tx">,
  caseId: string,
  view: { batch: Date; refresh: string; formed: boolean },
): Promise<ShownRound[]> {
  const visible = view.formed
    ? isNotNull(drawRound.drawnAt)
    : and(isNotNull(drawRound.drawnAt), or(eq(drawRound.round, 1), lte(drawRound.drawnAt, view.batch)));
  const rows = await reader(ctx)
    .select({
      round: drawRound.round,
      seats: sql<{ specialty: string; count: number }[]>`${drawRound.request} -> 'seats'`,
      eligible: drawRound.eligible,
      drawnAt: drawRound.drawnAt,
      requestedAt: drawRound.requestedAt,
      requestHash: drawRound.requestHash,
      state: drawRound.state,
      nonce: sql<string | null>`case when round = 1 then ${drawRound.certificate} ->> 'nonce' end`,
      publicCode: view.formed ? drawRound.publicCode : sql<null>`null`,
    })
    .from(drawRound)
    .where(and(eq(drawRound.caseId, caseId), visible))
    .orderBy(drawRound.round);
  return rows.flatMap(({ drawnAt, requestedAt, state, seats, ...row }) => {
    if (!drawnAt) return [];
    const exact = row.round === 1 || view.formed;
    return [
      {
        ...row,
        seats: seats.map(seatRow),
        at: exact ? drawnAt : shownFrom(drawnAt, view.refresh),
        requestedAt: row.round === 1 ? requestedAt : null,
        filled: state === "DRAWN",
      },
    ];
  });
}
