"use client";

import { useEffect, useState } from "react";
import { announcement, leftInWords, untilNextMinute } from "./countdown-time";

export type CountdownProps = {
  /** The deadline in words, without 前: 11月22日 18:42. */
  at: string;
  /** The same as an ISO instant. */
  dateTime: string;
  /** What the server says is left, in milliseconds. */
  remainingMs: number;
  before?: string;
  after?: string;
  ended?: string;
};

/**
 * The deadline first, what is left second. Ticks from the server's remaining time by the monotonic clock: the
 * browser's own date decides nothing, and the server decides at the end.
 */
export function Countdown({ at, dateTime, remainingMs, before, after, ended = "时间已到" }: CountdownProps) {
  const [left, setLeft] = useState(remainingMs);
  const [said, setSaid] = useState("");

  useEffect(() => {
    const end = performance.now() + remainingMs;
    let last = remainingMs;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      const now = Math.max(0, end - performance.now());
      const words = announcement(last, now);
      if (words) setSaid(words);
      last = now;
      setLeft(now);
      // Long waits are cut up: a slept or throttled tab is right again within a minute.
      if (now > 0) timer = setTimeout(tick, untilNextMinute(now));
    };
    tick();
    return () => clearTimeout(timer);
  }, [remainingMs]);

  const words = leftInWords(left);
  return (
    <span className="countdown">
      {before ? `${before} ` : null}
      <b>
        <time dateTime={dateTime}>{at}</time> 前
      </b>
      {after ? ` ${after}` : null}，{words === null ? <b>{ended}</b> : <span role="timer">还有 {words}</span>}
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
    </span>
  );
}
