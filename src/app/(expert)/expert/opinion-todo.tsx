import type { OpinionDuty } from "@/features/opinions";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { meetingTime } from "./words";

/** An opinion that waits to be handed in before its meeting. */
export function OpinionTodo({ one, first }: { one: OpinionDuty; first: boolean }) {
  return (
    <Card title={`提交审查意见：${one.project}`}>
      <Facts
        items={[
          { term: "方案", value: one.title },
          { term: "论证会", value: `${meetingTime(one)}，会议开始前提交` },
        ]}
      />
      <Actions>
        <ButtonLink look={first ? "primary" : "quiet"} href={`/expert/cases/${one.caseId}`}>
          {one.begun ? "继续填写" : "阅读方案，填写意见"}
        </ButtonLink>
      </Actions>
    </Card>
  );
}
