/** Correcting the classifier: upward by the contractor, downward only by the station, on the record. */
import { compareLevels, type Level, RESULT_LABELS } from "./levels";

export type Override = {
  level: Level;
  by: "CONTRACTOR" | "STATION";
  /** Required of the station for every lowering. */
  reason: string;
};

/** Why a result may not be set to another level, or null when it may (A2.1 trap x). */
export function whyNotOverride(
  computed: { result: Level | "UNDETERMINED"; atMost: Level },
  override: Override,
): string | null {
  if (computed.result === override.level) return "与系统判定一致，无需调整";
  // What is undetermined may turn out as high as `atMost`; anything below that is a lowering.
  const lowering = compareLevels(override.level, computed.atMost) < 0;
  if (!lowering) return null;
  if (override.by === "CONTRACTOR") {
    return computed.result === "UNDETERMINED"
      ? `参数不全，最高可能为“${RESULT_LABELS[computed.atMost]}”；请补全参数，或按该级别申报`
      : `系统判定为“${RESULT_LABELS[computed.result]}”，施工单位只能向上调整；确需调低的，须经市监督站批准并留存记录`;
  }
  return override.reason.trim() === "" ? "调低判定须写明理由，并留存记录" : null;
}
