import type { Desk } from "@/features/opinions";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { meetingTime } from "../../words";

/** What the duty is about. */
export function DutyFacts({ desk }: { desk: Desk }) {
  return (
    <Card title="论证信息">
      <Facts
        items={[
          { term: "项目编号", value: desk.number ?? "—" },
          { term: "方案", value: desk.title },
          { term: "您的专业", value: desk.specialty },
          { term: "论证会", value: meetingTime(desk) },
          { term: "地点", value: desk.meetingPlace ?? "待定" },
        ]}
      />
      <p>
        <a href={`/expert/invitations/${desk.invitationId}`}>邀请和专家组成员</a>
      </p>
    </Card>
  );
}
