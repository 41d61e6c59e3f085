import type { Tx } from "@/db/client";
import type { UserActor } from "@/platform/actor";
import { Conflict } from "@/platform/errors";
import { demandReport, moved, type Report } from "../open-report";
import { lockOwnSeat, type OwnSeat } from "../own-seat";
import { whyNotAnswer } from "../policy";
import { reportContentSchema } from "../rules/content";

/** The report a member may answer now, with everything locked; Conflict with the sentence that says why not. */
export async function lockToAnswer(
  tx: Tx,
  actor: UserActor,
  input: { invitationId: string; contentHash: string },
): Promise<{ seat: OwnSeat; presented: Report }> {
  const seat = await lockOwnSeat(tx, actor, input.invitationId);
  if (seat.reviewed.state !== "IN_MEETING") throw moved();
  const presented = await demandReport(tx, seat.reviewed.id, "CONFIRMING");
  const denial = whyNotAnswer({
    shownHash: input.contentHash,
    contentHash: presented.contentHash ?? "",
    panel: reportContentSchema.parse(presented.content).panel,
    attending: seat.attending.map(({ invitationId }) => invitationId),
    leaderInvitationId: seat.leaderInvitationId,
  });
  if (denial) throw new Conflict(denial.code, denial.sentence);
  return { seat, presented };
}
