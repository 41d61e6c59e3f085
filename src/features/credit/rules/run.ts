import type { EvaluationLevel, RunState } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";
import { isStation } from "./event";

/** A year's evaluation as far as it decides who may take the next step. */
export interface RunFacts {
  readonly state: RunState;
  readonly computedBy: string;
  readonly finalBy: string | null;
  readonly objectionDueAt: Date | null;
  /** Objections not decided yet, and effects not carried out yet. */
  readonly openObjections: number;
  readonly openEffects: number;
}

const deny = (code: string, sentence: string): Denial => ({ code, sentence });
const moved = deny("RUN_MOVED", "年度评价的状态已经变化，请刷新页面后再办理。");
const stationOnly = deny("STATION_ONLY", "年度评价由市监督站办理。");

/** A year is evaluated once it is over and all its events are settled, and once (D13). */
export function whyNotCompute(
  actor: Actor,
  year: { readonly year: number; readonly now: number; readonly open: number; readonly run: boolean },
): Denial | null {
  if (!isStation(actor)) return stationOnly;
  if (year.run) return deny("COMPUTED_ALREADY", `${year.year}年的年度评价已经生成。`);
  if (year.year >= year.now)
    return deny("YEAR_NOT_OVER", `${year.year}年还没有结束，可以先预览，年后再生成。`);
  return year.open === 0
    ? null
    : deny("OPEN_EVENTS", `${year.year}年还有${year.open}条信用事件没有办结，办结后才能生成。`);
}

/** Thrown away as long as nobody was told. */
export function whyNotDiscard(actor: Actor, run: RunFacts): Denial | null {
  if (!isStation(actor)) return stationOnly;
  return run.state === "COMPUTED" ? null : moved;
}

export function whyNotNotifyRun(actor: Actor, run: RunFacts): Denial | null {
  return whyNotDiscard(actor, run);
}

/** Final after the window, with every objection decided, by another person than who computed it. */
export function whyNotFinalize(actor: Actor, run: RunFacts, now: Date): Denial | null {
  if (!isStation(actor)) return stationOnly;
  if (run.state !== "NOTIFIED" && run.state !== "OBJECTION") return moved;
  if (actor.kind === "user" && actor.personId === run.computedBy)
    return deny("SAME_PERSON", "年度评价须由两人办理：您是生成人，请由站内另一位同志确定。");
  if (!run.objectionDueAt || now < run.objectionDueAt)
    return deny("WINDOW_OPEN", "异议期还没有结束，结束后才能确定。");
  return run.openObjections === 0
    ? null
    : deny("OPEN_OBJECTIONS", `还有${run.openObjections}件异议没有处理，处理后才能确定。`);
}

export function whyNotApply(actor: Actor, run: RunFacts): Denial | null {
  if (!isStation(actor)) return stationOnly;
  if (run.state !== "FINAL") return moved;
  return run.openEffects === 0
    ? null
    : deny("OPEN_EFFECTS", `还有${run.openEffects}项处理没有办结，办结后才能继续。`);
}

/** Published by another person than who made it final. */
export function whyNotPublish(actor: Actor, run: RunFacts): Denial | null {
  if (!isStation(actor)) return stationOnly;
  if (run.state !== "APPLIED") return moved;
  return actor.kind === "user" && actor.personId === run.finalBy
    ? deny("SAME_PERSON", "公布须由另一人办理：您是确定人，请由站内另一位同志公布。")
    : null;
}

/** An objection to one's own result: once, in the window. */
export function whyNotObjectToResult(
  run: Pick<RunFacts, "state" | "objectionDueAt">,
  objected: boolean,
  now: Date,
): Denial | null {
  if (objected) return deny("OBJECTED_ALREADY", "您已经提出过异议。");
  if (run.state !== "NOTIFIED" && run.state !== "OBJECTION") return moved;
  return run.objectionDueAt && now < run.objectionDueAt
    ? null
    : deny("WINDOW_OVER", "年度评价的异议期已经结束。");
}

/** Decided by the station, by somebody else than who computed the result and than the expert herself. */
export function whyNotDecideResultObjection(
  actor: Actor,
  run: Pick<RunFacts, "computedBy">,
  objection: { readonly state: "OPEN" | "ACCEPTED" | "DISMISSED"; readonly subjectPersonId: string },
): Denial | null {
  if (!isStation(actor) || actor.kind !== "user") return stationOnly;
  if (actor.personId === objection.subjectPersonId)
    return deny("OWN_EVENT", "这件异议涉及您本人，请由其他同志办理。");
  if (actor.personId === run.computedBy)
    return deny("SAME_PERSON", "您是年度评价的生成人，请由站内另一位同志处理异议。");
  return objection.state === "OPEN" ? null : moved;
}

/** An effect is carried out between the final result and its publication. */
export function whyNotCarryOut(
  actor: Actor,
  run: Pick<RunFacts, "state">,
  effect: { readonly state: string; readonly decisionId: string | null; readonly subjectPersonId: string },
): Denial | null {
  if (!isStation(actor) || actor.kind !== "user") return stationOnly;
  if (actor.personId === effect.subjectPersonId)
    return deny("OWN_EVENT", "这项处理涉及您本人，请由其他同志办理。");
  if (!["FINAL", "APPLIED", "PUBLISHED"].includes(run.state) || effect.state !== "PLANNED") return moved;
  return effect.decisionId ? deny("DECISION_PENDING", "处理决定已经提出，请先办结。") : null;
}

/** Levels of a year in the order of the pages. */
export const levelOrder: readonly EvaluationLevel[] = ["EXCELLENT", "GOOD", "BASIC", "FAILED"];
