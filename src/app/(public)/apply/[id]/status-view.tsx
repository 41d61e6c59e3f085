import {
  applicationKindLabels,
  listOwnSubmissions,
  listOwnTrace,
  type OwnApplication,
  statesBefore,
} from "@/features/experts";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { Trace } from "@/ui/trace";
import { Way } from "@/ui/way";
import { sentenceOf, specialtyText, statusOf, wayOf } from "../words";
import { Answers } from "./answers";

type Props = { ctx: Ctx; own: OwnApplication; path: string };

/** 办理进度: where it stands, what comes next and when, what happened. */
export async function StatusView({ ctx, own, path }: Props) {
  const { application } = own;
  const [trace, submissions] = await Promise.all([
    listOwnTrace(ctx, application.id),
    listOwnSubmissions(ctx, application.id),
  ]);
  const status = statusOf(application.state);
  const steps = wayOf(application.state, application.publicityFrom !== null);
  const last = submissions.at(-1);
  return (
    <>
      <PageHead title="专家申报办理进度" backHref="/apply" />
      {steps ? <Way steps={steps} /> : null}
      <Next own={own} />
      <Card title="申报">
        <Facts
          items={[
            { term: "申报编号", value: application.number ?? "—" },
            { term: "状态", value: <Tag tone={status.tone}>{status.label}</Tag> },
            { term: "申报人", value: own.applicant.name },
            { term: "申报类型", value: applicationKindLabels[application.kind] },
            { term: "申报方式", value: own.campaign?.title ?? own.invitation?.document ?? "—" },
            ...(last ? [{ term: "内容校验值", value: <Hash value={last.contentHash} /> }] : []),
          ]}
        />
      </Card>
      <Outcomes own={own} />
      <Card title="办理过程">
        <Trace
          events={trace.map(({ id, at, action, version }) => ({
            id,
            at: formatInstant(at, { year: true }),
            dateTime: at.toISOString(),
            text: sentenceOf(action, version),
          }))}
        />
      </Card>
      <Disclosure summary="查看申报内容">
        <Answers own={own} />
      </Disclosure>
      <Actions>
        <ButtonLink look="quiet" href={`${path}/form.pdf`}>
          下载申报表
        </ButtonLink>
        {statesBefore("withdraw").includes(application.state) ? (
          <a href={`${path}/withdraw`}>撤回申报</a>
        ) : null}
      </Actions>
    </>
  );
}

/** What comes next, by whom and when. */
function Next({ own }: { own: OwnApplication }) {
  const { state, checkBy, publicityTo, closedReason } = own.application;
  switch (state) {
    case "SUBMITTED":
      return (
        <Note title="等待形式审查">
          <p>市监督站{checkBy ? `在 ${formatDeadline(checkBy)} 前` : ""}完成审查，结果发短信告知。</p>
        </Note>
      );
    case "UNDER_REVIEW":
      return (
        <Note title="正在评审">
          <p>每个专业分别评审，结果发短信告知。</p>
        </Note>
      );
    case "PUBLICITY":
    case "OBJECTION":
      return (
        <Note title={state === "PUBLICITY" ? "正在公示" : "公示中收到异议，正在核查"}>
          <p>
            {publicityTo ? `公示至 ${formatDeadline(publicityTo, { year: true })}，` : ""}
            期满没有异议或者异议不成立的，予以聘任。见<a href="/publicity">专家公示</a>。
          </p>
        </Note>
      );
    case "APPROVED":
      return (
        <Note tone="good" title="申报已通过">
          <p>
            请到<a href="/expert/onboarding">专家工作台</a>签署承诺、核对手机号和单位，之后方可参加抽取。
          </p>
        </Note>
      );
    case "REJECTED":
    case "LAPSED":
    case "WITHDRAWN":
      return (
        <Note tone={state === "REJECTED" ? "bad" : "plain"} title={`申报${statusOf(state).label}`}>
          {closedReason ? <p>{closedReason}</p> : null}
          <p>
            可以在<a href="/apply">专家申报</a>查看能否重新申报。
          </p>
        </Note>
      );
    default:
      return null;
  }
}

const judged = ["PUBLICITY", "OBJECTION", "APPROVED", "REJECTED"];

/** The result of each specialty, once all of them are judged. */
function Outcomes({ own }: { own: OwnApplication }) {
  const decided = own.specialties.filter(({ outcome }) => outcome !== null);
  if (!judged.includes(own.application.state) || decided.length === 0) return null;
  return (
    <Card title="各专业评审结果">
      <Facts
        items={decided.map(({ code, outcome }) => ({
          term: specialtyText(code),
          value: (
            <Tag tone={outcome === "APPROVED" ? "good" : "bad"}>
              {outcome === "APPROVED" ? "通过" : "未通过"}
            </Tag>
          ),
        }))}
      />
    </Card>
  );
}
