import { type SQL, sql } from "drizzle-orm";
import type { UserActor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

/** Hours after which a message that no carrier has spoken of counts as not having arrived. */
export const unheardHours = 72;

/** Messages `m` that did not arrive, or of which nobody knows: not those that were sent again as another. */
export const lost: SQL = sql`(m.state in ('FAILED', 'UNDELIVERED')
  or (m.state = 'SENT' and m.sent_at < app_now() - make_interval(hours => ${unheardHours})))`;

/** The list is the station's: it keeps the pool and knows how to reach everybody (二(一)). */
export function whyNotFollowUp(actor: Pick<UserActor, "post">): Denial | null {
  return actor.post === "station" ? null : { code: "STATION_ONLY", sentence: "未送达的短信由市监督站处理。" };
}
