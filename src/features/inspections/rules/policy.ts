import type { InspectionState } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

/** A district in its own area, the station for 市直管 and for spot-checks of all (D11). */
export function whyNotInspect(actor: Actor): Denial | null {
  const may =
    actor.kind === "user" &&
    actor.role === "regulator" &&
    actor.jurisdiction !== null &&
    (actor.post === "district" || actor.post === "station");
  return may ? null : { code: "NOT_INSPECTING", sentence: "监督检查由区（市）主管部门和市监督站办理。" };
}

interface Row {
  readonly state: InspectionState;
  /** The body whose list it stands in. */
  readonly body: string;
}

/** What is done with a row is done by the body whose list it is. */
export function whyNotHandle(actor: Actor, row: Row): Denial | null {
  const denial = whyNotInspect(actor);
  if (denial) return denial;
  return actor.kind === "user" && actor.jurisdiction === row.body
    ? null
    : { code: "OTHER_BODY", sentence: "这项检查由制定清单的机构办理。" };
}

function whyNotIn(row: Row, states: readonly InspectionState[], sentence: string): Denial | null {
  return states.includes(row.state) ? null : { code: "NOT_NOW", sentence };
}

/** 双随机: a list with drawn inspectors is inspected by those drawn, and by nobody else. */
export function whyNotStart(
  actor: Actor,
  row: Row & { readonly team: readonly string[] | null },
): Denial | null {
  const denial =
    whyNotHandle(actor, row) ?? whyNotIn(row, ["PLANNED", "LIST_EXPORTED"], "这项检查已经开始，请刷新页面。");
  if (denial || row.team === null) return denial;
  if (row.team.length === 0) return { code: "NO_TEAM", sentence: "检查人员还没有抽出，抽出后才能开始检查。" };
  return actor.kind === "user" && row.team.includes(actor.personId)
    ? null
    : { code: "NOT_DRAWN", sentence: "本清单由随机抽取的检查人员检查，您没有被抽中。" };
}

export function whyNotRecord(actor: Actor, row: Row): Denial | null {
  return whyNotHandle(actor, row) ?? whyNotIn(row, ["ON_SITE"], "检查记录已经提交，不能再改。");
}

export function whyNotDemand(actor: Actor, row: Row): Denial | null {
  return whyNotHandle(actor, row) ?? whyNotIn(row, ["FINDINGS"], "整改通知已经下达，请刷新页面。");
}

export function whyNotCheck(actor: Actor, row: Row): Denial | null {
  return whyNotHandle(actor, row) ?? whyNotIn(row, ["RESUBMITTED"], "没有等待复查的整改回复，请刷新页面。");
}

export function whyNotClose(actor: Actor, row: Row): Denial | null {
  return whyNotHandle(actor, row) ?? whyNotIn(row, ["VERIFIED"], "整改复查全部通过以后才能结案。");
}

/** 通报 (五(二)): once rectification was demanded, and as long as it is not done. */
export function whyNotEscalate(actor: Actor, row: Row): Denial | null {
  return whyNotHandle(actor, row) ?? whyNotIn(row, ["RECTIFY"], "只有整改中的检查可以通报上级。");
}

/** A unit replies to what is demanded of it, also after the superior units were told. */
export function whyNotReply(row: Pick<Row, "state">): Denial | null {
  return row.state === "RECTIFY" || row.state === "ESCALATED"
    ? null
    : { code: "NOT_NOW", sentence: "现在没有等待回复的整改要求，请刷新页面。" };
}
