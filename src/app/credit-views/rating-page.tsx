import { qualities, type RatedMeeting, sideWords, whyNotRate } from "@/features/credit";
import { RatingForm, type Side } from "@/features/credit/components/own-forms";
import { formatDeadline } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { TaskList } from "@/ui/task-list";

type Props = {
  meeting: RatedMeeting;
  now: Date;
  side: Side;
  path: string;
  backHref: string;
  /** The id of whom the reader speaks of now; "" for the list. */
  subject: string;
  told: boolean;
};

/** 会后互评: whom there is to speak of, then one at a time. Who says what is shown to nobody. */
export function RatingPage({ meeting, now, side, path, backHref, subject, told }: Props) {
  const target = meeting.targets.find(({ id, rated }) => id === subject && !rated);
  const why = whyNotRate(meeting, false, now);
  const title = "会后互评 - 专家评审平台";
  if (target && !why)
    return (
      <RatingForm
        side={side}
        caseId={meeting.caseId}
        subject={target}
        qualities={qualities[target.side]}
        title={title}
        head={
          <PageHead
            title={`评价${sideWords[target.side]}：${target.name}`}
            lead={meeting.title}
            backHref={path}
          />
        }
      >
        <Note>
          <p>
            提交后不能修改。对方在会后{meeting.shownDays}
            天以后、项目办结后才能看到多份评价的平均分，看不到是谁评价的。
          </p>
        </Note>
      </RatingForm>
    );
  return (
    <>
      <title>{title}</title>
      {told ? <Banner kind="success" title="评价已提交" /> : null}
      <PageHead
        title="会后互评"
        lead={meeting.number ? `${meeting.title}（${meeting.number}）` : meeting.title}
        backHref={backHref}
      />
      {why ? (
        <Note tone="warn">
          <p>{why.sentence}</p>
        </Note>
      ) : (
        <p>
          {meeting.closesAt ? `请在 ${formatDeadline(meeting.closesAt)} 前评价；不评价不影响任何办理。` : ""}
        </p>
      )}
      <Card>
        <TaskList
          tasks={meeting.targets.map(({ id, name, side: of, rated }) => ({
            id,
            title: `${sideWords[of]}：${name}`,
            status: rated ? ("已完成" as const) : why ? ("暂不能开始" as const) : ("未开始" as const),
            href: rated || why ? undefined : `${path}?subject=${id}`,
          }))}
        />
      </Card>
    </>
  );
}
