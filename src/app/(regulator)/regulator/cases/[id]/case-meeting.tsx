import type { OrganizedMeeting } from "@/features/meetings";
import { missingDuties } from "@/features/meetings";
import { formatInstant, formatTime } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";

const ways: Readonly<Record<string, string>> = {
  MAJORITY: "过半数",
  PLURALITY: "得票最多",
  TIE_BREAK: "得票相同，按公布次序",
  APPOINTED: "监督站指定",
};

/** 论证会 for the supervisor: who leads, who came, whether it moves. */
export function CaseMeeting({ meeting, actor }: { meeting: OrganizedMeeting | null; actor: UserActor }) {
  if (!meeting) return null;
  const { election, members, move, sitting } = meeting;
  const leader = members.find(({ invitationId }) => invitationId === election?.leader);
  const there = members.filter(({ arrivedAt }) => arrivedAt);
  const absent = members.filter(({ state }) => state === "NO_SHOW");
  const missing = missingDuties(meeting.attendees);
  return (
    <Card title="论证会">
      <Facts
        items={[
          { term: "时间", value: `${formatInstant(meeting.from)}至${formatTime(meeting.to)}` },
          { term: "地点", value: meeting.place },
          {
            term: "组长",
            value: leader
              ? `${leader.name}（${ways[election?.way ?? ""]}）`
              : election
                ? `推选中，已有 ${election.votes} 人推选`
                : "尚未推选",
          },
          {
            term: "专家到会",
            value: `${there.length} 人，共 ${members.length} 人${absent.length > 0 ? `；缺席：${absent.map(({ name }) => name).join("、")}` : ""}`,
          },
          ...(sitting?.startedAt ? [{ term: "开始", value: formatInstant(sitting.startedAt) }] : []),
          ...(sitting?.suspendedReason ? [{ term: "中止原因", value: sitting.suspendedReason }] : []),
          ...(move?.state === "ASKING"
            ? [
                {
                  term: "改期",
                  value: `拟改为 ${formatInstant(move.newFrom)}，已答复 ${move.answered} 人，共 ${move.asked} 人`,
                },
              ]
            : []),
          {
            term: "参建单位",
            value: `已登记 ${meeting.attendees.length} 人${missing.length > 0 ? `；缺：${missing.join("、")}` : ""}`,
          },
        ]}
      />
      {actor.post === "station" && election ? (
        <Actions>
          <a href={`/regulator/cases/${meeting.caseId}/leader`}>
            {election.state === "OPEN" ? "联系不上专家，指定组长" : "组长不能履职，重新推选"}
          </a>
        </Actions>
      ) : null}
    </Card>
  );
}
