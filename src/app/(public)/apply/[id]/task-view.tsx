import { applicationKindLabels, applicationSteps, type OwnApplication } from "@/features/experts";
import { LastTermCard } from "@/features/experts/components/last-term";
import { formatDeadline } from "@/features/rulebook";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { type Task, TaskList } from "@/ui/task-list";
import { Way } from "@/ui/way";
import { day, specialtyText, wayOf } from "../words";

/** 申报内容: the parts in any order, with what the station wants put right. */
export function TaskView({ own, path }: { own: OwnApplication; path: string }) {
  const { application, steps, missing } = own;
  const open = steps.filter(({ status }) => status !== "已完成");
  const next = open[0];
  const complete = missing.length === 0;
  const tasks = steps.map(({ step, status, returned }): Task => {
    const words =
      returned.length > 0 ? returned : missing.filter((one) => one.step === step).map((one) => one.sentence);
    return {
      id: step,
      title: applicationSteps[step],
      status,
      href: `${path}/${step}`,
      hint: status === "未开始" && returned.length === 0 ? undefined : words.join("；") || undefined,
    };
  });
  return (
    <>
      <PageHead
        title="申报内容"
        lead={`${own.applicant.name}，${applicationKindLabels[application.kind]}。共${steps.length}项，可以按任何顺序填写，每一项保存后都可以离开，以后再来。`}
        backHref="/apply"
      />
      <Way steps={wayOf(application.state) ?? []} />
      <Returned own={own} />
      <Deadline own={own} />
      {own.lastTerm ? (
        <LastTermCard term={own.lastTerm} words={{ specialty: specialtyText, day }}>
          <p className="hint">以下内容已按在库信息预先填写，请核对、补充。</p>
        </LastTermCard>
      ) : null}
      <Card>
        <TaskList
          tasks={[
            ...tasks,
            {
              id: "check",
              title: "核对并提交",
              status: complete ? "未开始" : "暂不能开始",
              href: `${path}/check`,
              hint: complete ? undefined : "以上各项填写完整后才能提交",
            },
          ]}
        />
      </Card>
      <Actions>
        <ButtonLink href={complete ? `${path}/check` : `${path}/${next?.step ?? "check"}`}>
          {complete ? "核对并提交" : "继续填写"}
        </ButtonLink>
        <ButtonLink look="quiet" href={`${path}/form.pdf`}>
          下载申报表
        </ButtonLink>
        <a href={`${path}/withdraw`}>撤回申报</a>
      </Actions>
    </>
  );
}

function Returned({ own }: { own: OwnApplication }) {
  const { state, resubmitBy } = own.application;
  if (state !== "RETURNED") return null;
  return (
    <Note tone="warn" title="市监督站已退回，请补正后重新提交">
      {resubmitBy ? <p>最晚 {formatDeadline(resubmitBy, { year: true })}，逾期申报失效。</p> : null}
      {own.returnedElse.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>要补正的内容写在下面相应的一项。</p>
    </Note>
  );
}

function Deadline({ own }: { own: OwnApplication }) {
  if (own.application.state === "RETURNED" || !own.campaign) return null;
  return (
    <p>
      {own.campaign.title}
      {own.campaign.closesOn ? `，${day(own.campaign.closesOn)}24:00截止，请在此前提交。` : "，常态受理。"}
    </p>
  );
}
