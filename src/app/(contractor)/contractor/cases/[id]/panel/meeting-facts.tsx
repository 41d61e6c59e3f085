import type { ContractorPanel } from "@/features/panels";
import { formatInstant, formatTime } from "@/features/rulebook";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";

/** 论证会: when, where, and who supervises. */
export function MeetingFacts({ panel }: { panel: ContractorPanel }) {
  const { head, meeting, place } = panel;
  return (
    <Card title="论证会">
      <Facts
        items={[
          {
            term: "时间",
            value: meeting ? `${formatInstant(meeting.from)}至${formatTime(meeting.to)}` : "未定",
          },
          {
            term: "地点",
            value: (
              <>
                {place ?? "未定"}
                <br />
                <span className="small muted">{head.projectAddress}</span>
              </>
            ),
          },
          { term: "工程", value: head.projectName },
          { term: "监督机构", value: head.supervisor },
        ]}
      />
      {panel.stage === "formed" || panel.mayCancel ? (
        <Actions>
          {panel.stage === "formed" ? (
            <a href={`/contractor/cases/${head.caseId}/meeting`}>签到、改期和会议安排</a>
          ) : null}
          {panel.mayCancel ? <a href={`/contractor/cases/${head.caseId}/cancel`}>申请撤销论证</a> : null}
        </Actions>
      ) : null}
    </Card>
  );
}
