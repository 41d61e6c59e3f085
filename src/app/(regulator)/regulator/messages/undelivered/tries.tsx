import type { ListedUndelivered } from "@/features/messages";
import { formatInstantExactly } from "@/features/rulebook";
import { channelLabels, outcomeLabels } from "../../words";

/** Each call to a carrier and how it ended. */
export function Tries({ tries }: Pick<ListedUndelivered, "tries">) {
  if (tries.length === 0) return "未发送";
  return tries.map((one, index) => (
    <div key={one.at.getTime()} className="small">
      {index + 1}. {channelLabels[one.channel] ?? one.channel}，{formatInstantExactly(one.at)}：
      {one.outcome ? (outcomeLabels[one.outcome] ?? one.outcome) : "等待结果"}
    </div>
  ));
}
