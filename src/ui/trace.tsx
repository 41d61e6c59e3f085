import type { ReactNode } from "react";

export type TraceEvent = {
  id: string;
  /** The instant in words, and as ISO. */
  at: string;
  dateTime?: string;
  actor?: string;
  text: ReactNode;
  note?: ReactNode;
  tone?: "warn" | "bad";
};

/** What happened, newest first: when, who, what, and a remark. */
export function Trace({ events }: { events: readonly TraceEvent[] }) {
  return (
    <ol className="trace">
      {events.map((event) => (
        <li key={event.id} className={event.tone}>
          <span className="when">
            <time dateTime={event.dateTime}>{event.at}</time>
            {event.actor ? ` · ${event.actor}` : null}
          </span>
          {event.text}
          {event.note ? <span className="more">{event.note}</span> : null}
        </li>
      ))}
    </ol>
  );
}
