"use client";

import { useEffect, useState } from "react";

/** Seconds before the end of an idle session at which it is announced; the norm asks for two minutes at least. */
const warnBefore = 150;

type Stage = "quiet" | "warned" | "ended";

/**
 * Says in time that an idle session is about to end, and prolongs it at one press. Counts from what the server
 * said, by the monotonic clock; the server alone ends sessions. Without scripts a form is kept by the page itself.
 */
export function IdleNotice({ secondsLeft }: { secondsLeft: number }) {
  const [left, setLeft] = useState({ seconds: secondsLeft });
  const [stage, setStage] = useState<Stage>("quiet");

  useEffect(() => {
    const end = performance.now() + left.seconds * 1000;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const rest = (end - performance.now()) / 1000;
      setStage(rest <= 0 ? "ended" : rest <= warnBefore ? "warned" : "quiet");
      // Cut up, so that a slept tab is right again within half a minute.
      if (rest > 0)
        timer = setTimeout(look, Math.min(30, rest > warnBefore ? rest - warnBefore : rest) * 1000 + 50);
    };
    look();
    return () => clearTimeout(timer);
  }, [left]);

  async function prolong() {
    const answer = await fetch("/api/session", { method: "POST" }).catch(() => null);
    if (answer?.ok) setLeft({ seconds: ((await answer.json()) as { secondsLeft: number }).secondsLeft });
    else if (answer?.status === 401) setStage("ended");
  }

  if (stage === "quiet") return null;
  return (
    <div className="note warn banner sticky top-0 z-10" role="alert">
      {stage === "warned" ? (
        <>
          <p>您有一段时间没有操作，约 2 分钟后将自动退出登录。</p>
          <div className="actions">
            <button type="button" className="btn quiet" onClick={prolong}>
              继续使用
            </button>
          </div>
        </>
      ) : (
        <p>因长时间没有操作，您已退出登录。已提交的内容不受影响，请重新登录后继续。</p>
      )}
    </div>
  );
}
