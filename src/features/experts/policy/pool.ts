import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

/** Lists of people leave the platform through 市监督站 alone; every other regulator reads them here. */
export function whyNotExport(actor: Actor): Denial | null {
  const station = actor.kind === "user" && actor.role === "regulator" && actor.post === "station";
  return station ? null : { code: "STATION_ONLY", sentence: "名单由市监督站导出，您可以在本页查看。" };
}
