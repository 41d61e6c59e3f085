import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

/** The pool and the register are kept by 市监督站 alone (D14 #19): districts read, nobody else writes in bulk. */
export function whyNotImport(actor: Actor): Denial | null {
  const station = actor.kind === "user" && actor.role === "regulator" && actor.post === "station";
  return station
    ? null
    : { code: "STATION_ONLY", sentence: "批量导入由市监督站办理，您可以查看，不能办理。" };
}

/** What a preview is in decides what can still be done with it. */
export function whyNotCommit(
  actor: Actor,
  state: "REFUSED" | "PREVIEWED" | "COMMITTED" | "DISCARDED",
): Denial | null {
  const denied = whyNotImport(actor);
  if (denied) return denied;
  if (state === "COMMITTED") return { code: "COMMITTED", sentence: "这次导入已经写入，不能再次办理。" };
  if (state === "DISCARDED") return { code: "DISCARDED", sentence: "这次导入已经放弃，请重新上传。" };
  if (state === "REFUSED") return { code: "REFUSED", sentence: "这个文件还有问题，请改正后重新上传。" };
  return null;
}
