import type { OpenSeat } from "@/features/panels";
import { Card } from "@/ui/card";
import { meetingTime } from "./words";

/** Panels and invitations a change of hers can touch, each with what becomes of it. */
export function OpenSeats({ seats, fate }: { seats: readonly OpenSeat[]; fate: (seat: OpenSeat) => string }) {
  return (
    <Card title={`您手上的论证（${seats.length}）`}>
      {seats.length === 0 ? (
        <p>您现在没有等待答复的邀请，也没有将要参加的论证会。</p>
      ) : (
        <ul>
          {seats.map((seat) => (
            <li key={seat.invitationId}>
              <a href={`/expert/invitations/${seat.invitationId}`}>
                {seat.project || "一份还没有打开的邀请"}
              </a>
              {seat.meetingFrom ? `，论证会：${meetingTime(seat)}` : ""}。{fate(seat)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
