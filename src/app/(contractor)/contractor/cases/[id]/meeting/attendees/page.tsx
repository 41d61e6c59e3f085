import { attendeeGroupRules } from "@/features/meetings";
import { AttendeeForm, RemoveAttendeeForm } from "@/features/meetings/components/organizer-forms";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Stack } from "@/ui/layout";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { MeetingFrame, type MeetingParams, ownMeeting } from "../own-meeting";

const news: Readonly<Record<string, string>> = { listed: "已加入名单", removed: "已移除" };
const duties = Object.values(attendeeGroupRules).flatMap(({ label, duties: of }) =>
  of.map((duty) => ({ value: duty.code, label: `${label} · ${duty.label}` })),
);

type Props = MeetingParams & { searchParams: Promise<{ done?: string | string[] }> };

/** 参会人员 of the parties, group by group of 31号文. */
export default async function Attendees({ params, searchParams }: Props) {
  const [{ meeting, desk, here }, query] = await Promise.all([
    ownMeeting(params, "/attendees"),
    searchParams,
  ]);
  const told = typeof query.done === "string" ? news[query.done] : undefined;
  return (
    <MeetingFrame meeting={meeting} here={here} page="参会人员">
      {told ? <Banner kind="success" title={told} /> : null}
      <Stack>
        <AttendeeForm
          caseId={meeting.caseId}
          title={`登记参会人员 - ${meeting.number} - 专家评审平台`}
          head={<PageHead backHref={desk} title="登记参会人员" lead={`${meeting.number} ${meeting.title}`} />}
          duties={duties}
        />
        <Card title="名单">
          {meeting.attendees.length === 0 ? (
            <EmptyState title="还没有登记参会人员" why="加入名单的人列在这里，并印在签到表上。" />
          ) : (
            <Table
              caption="参建单位参会人员"
              columns={[
                { head: "姓名", cell: ({ name }) => name, names: true },
                { head: "单位", cell: ({ unitName }) => unitName },
                { head: "身份", cell: ({ groupLabel, dutyLabel }) => `${groupLabel} · ${dutyLabel}` },
                {
                  head: "操作",
                  silent: true,
                  cell: ({ id, name }) => (
                    <RemoveAttendeeForm caseId={meeting.caseId} attendeeId={id} name={name} />
                  ),
                },
              ]}
              rows={meeting.attendees}
              rowKey={({ id }) => id}
            />
          )}
        </Card>
      </Stack>
    </MeetingFrame>
  );
}
