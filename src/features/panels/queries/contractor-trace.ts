import type { ReviewCase } from "@/features/reviews";
import { shownFrom } from "./contractor-batch";
import type { ShownRound } from "./contractor-rounds";

/** A line of the applicant's trace. */
export interface TracedEvent {
  readonly id: string;
  readonly at: Date;
  readonly text: string;
  readonly tone?: "warn" | "bad";
}

/**
 * What happened, newest first, as far as the applicant may know: her own acts and decisions on the case with
 * their time, replacement rounds and a shortage with that of the batch, single answers not at all.
 */
export function traceOf(
  reviewed: ReviewCase,
  view: {
    rounds: readonly ShownRound[];
    formed: boolean;
    exhaustedAt: Date | null;
    refresh: string;
  },
): TracedEvent[] {
  const events: TracedEvent[] = [];
  const add = (id: string, at: Date | null, text: string, tone?: TracedEvent["tone"]) => {
    if (at) events.push({ id, at, text, ...(tone ? { tone } : {}) });
  };
  add("submitted", reviewed.submittedAt, "提交论证申报");
  add("admitted", reviewed.admittedAt, "论证申报受理");
  for (const { round, seats, at, requestedAt, filled } of view.rounds) {
    const places = seats.reduce((sum, { count }) => sum + count, 0);
    if (round === 1) {
      add("requested", requestedAt, "公布抽取请求指纹，抽取条件固定");
      add("round-1", at, `第1轮抽取完成，向${places}个席位抽中的专家发出邀请`);
    } else if (filled) {
      add(`round-${round}`, at, `${places}个席位空缺，系统完成第${round}轮抽取`);
    } else {
      add(`round-${round}`, at, `第${round}轮抽取未能补足${places}个席位`, "warn");
    }
  }
  if (view.exhaustedAt) {
    add("exhausted", shownFrom(view.exhaustedAt, view.refresh), "空缺席位暂时补不上，由市监督站处理", "warn");
  }
  if (view.formed) add("formed", reviewed.panelFormedAt, "全部席位确认，专家组成立");
  add("cancel-requested", reviewed.cancelRequestedAt, "提交撤销申请", "warn");
  if (reviewed.state === "CANCELLED") add("cancelled", reviewed.closedAt, "论证项目撤销", "bad");
  return events.sort((a, b) => b.at.getTime() - a.at.getTime());
}
