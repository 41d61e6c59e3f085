import type { ReactNode } from "react";
import { Tag, type Tone } from "./tag";

export type Seat = { label: string; status: string; tone: Tone; note?: ReactNode };

const frames: Partial<Record<Tone, string>> = { good: "ok", run: "ask" };

/** Places to fill, each with its status. */
export function Seats({ seats }: { seats: readonly Seat[] }) {
  return (
    <ul className="seats">
      {seats.map((seat) => (
        <li key={seat.label} className={frames[seat.tone]}>
          <b>{seat.label}</b>
          <Tag tone={seat.tone}>{seat.status}</Tag>
          {seat.note ? <span className="note-line">{seat.note}</span> : null}
        </li>
      ))}
    </ul>
  );
}
