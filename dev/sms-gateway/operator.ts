import { randomUUID } from "node:crypto";
import type { Behaviour } from "./behaviour";
import type { Message, OperatorReport } from "./message";
import type { MessageLog } from "./message-log";

export type PushReceipt = (message: Message, report: OperatorReport, signal: AbortSignal) => Promise<boolean>;
export type ReportOrder = { reportedAt?: Date; code?: string; copies?: number; push?: boolean };
export type Operator = ReturnType<typeof mobileOperator>;

const goodCode = { aliyun: "DELIVERED", tencent: "DELIVRD" } as const;
const badCode = { aliyun: "INVALID_NUMBER", tencent: "UNDELIV" } as const;

/** Plays the mobile operator: reports on messages when due, and pushes again after a failure, as the carriers do. */
export function mobileOperator(parts: {
  log: MessageLog;
  push: PushReceipt;
  now: () => Promise<Date>;
  /** Receipt delay when no rule says otherwise, ms; null waits for `report`. */
  delayMs: number | null;
  /** Pauses between pushes, ms; after the last the carrier gives up. */
  retryDelaysMs: readonly number[];
}) {
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Set<string>();
  const stopping = new AbortController();

  function schedule(report: OperatorReport, inMs: number): void {
    if (stopping.signal.aborted) return;
    clearTimeout(timers.get(report.id));
    timers.set(
      report.id,
      setTimeout(() => void run(report), inMs),
    );
  }

  async function run(report: OperatorReport): Promise<void> {
    timers.delete(report.id);
    const message = parts.log.messages.get(report.messageId);
    if (!message || running.has(report.id)) return;
    running.add(report.id);
    let known = report;
    try {
      known = await state(report);
      const outcome = known.push ? await pushCopies(message, known) : "given-up";
      if (stopping.signal.aborted) return;
      known = { ...known, attempts: known.attempts + 1, outcome };
      parts.log.putReport(known);
    } finally {
      running.delete(report.id);
    }
    const pause = parts.retryDelaysMs[known.attempts - 1];
    if (known.outcome === "open" && pause !== undefined) schedule(known, pause);
  }

  // The report's time is fixed when it first falls due; every later push carries the same.
  async function state(report: OperatorReport): Promise<OperatorReport> {
    if (report.reportedAt !== null) return report;
    const stated = { ...report, reportedAt: (await parts.now()).toISOString() };
    if (!stopping.signal.aborted) parts.log.putReport(stated);
    return stated;
  }

  async function pushCopies(message: Message, report: OperatorReport): Promise<OperatorReport["outcome"]> {
    let taken = true;
    for (let copy = 0; copy < report.copies; copy += 1)
      taken = (await parts.push(message, report, stopping.signal)) && taken;
    if (taken) return "pushed";
    return parts.retryDelaysMs[report.attempts] === undefined ? "given-up" : "open";
  }

  function add(message: Message, delivered: boolean, delayMs: number, order: ReportOrder): OperatorReport {
    const report: OperatorReport = {
      id: randomUUID(),
      messageId: message.id,
      delivered,
      code: order.code ?? (delivered ? goodCode : badCode)[message.channel],
      copies: order.copies ?? 1,
      push: order.push ?? true,
      dueAt: Date.now() + delayMs,
      reportedAt: order.reportedAt?.toISOString() ?? null,
      attempts: 0,
      outcome: "open",
    };
    parts.log.putReport(report);
    return report;
  }

  return {
    /** Decides, as the rules say, what will be reported on a new message. */
    plan(message: Message, behaviour: Behaviour): void {
      const kind = behaviour.receipt ?? (parts.delayMs === null ? "manual" : "delivered");
      if (kind === "none" || kind === "manual") return;
      const delay = behaviour.delayMs ?? parts.delayMs ?? 0;
      const copies = behaviour.copies ?? 1;
      const failed = { copies, ...(behaviour.receiptCode ? { code: behaviour.receiptCode } : {}) };
      const good = { copies, push: kind !== "lost" };
      if (kind === "failed") schedule(add(message, false, delay, failed), delay);
      else schedule(add(message, true, delay, good), delay);
      if (kind === "failed-after-delivered") schedule(add(message, false, delay + 200, failed), delay + 200);
    },

    /** Reports on a message now and answers when the first push is over. */
    async report(message: Message, delivered: boolean, order: ReportOrder): Promise<void> {
      await run(add(message, delivered, 0, order));
    },

    /** Takes up after a restart what was not finished. */
    resume(): void {
      for (const report of parts.log.reports.values())
        if (report.outcome === "open") schedule(report, Math.max(0, report.dueAt - Date.now()));
    },

    /** Pushes at once whatever waits for its next try. */
    async retryNow(): Promise<void> {
      const waiting = [...timers.keys()]
        .map((id) => parts.log.reports.get(id))
        .filter((r) => r !== undefined);
      for (const report of waiting) clearTimeout(timers.get(report.id));
      await Promise.all(waiting.map(run));
    },

    /** Whether nothing is due, running or waiting for another try. */
    isIdle(): boolean {
      return timers.size === 0 && running.size === 0;
    },

    stop(): void {
      stopping.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
