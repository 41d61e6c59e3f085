import {
  findMemberQuestion,
  firstOf,
  type ListedQuestion,
  type Query,
  whyNotDecideQuestion,
} from "@/features/panels";
import { MemberQuestionForm } from "@/features/panels/components/member-question-form";
import { formatDeadline, formatInstant, formatRemaining } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { type Fact, Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { RegulatorFrame } from "../../regulator-frame";
import { caseStatus, instantOrDash, specialtyName } from "../../words";
import { answerLabels, causeLabels, memberName, questionStatus } from "../words";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
const news: Readonly<Record<string, string>> = {
  kept: "已决定保留，专家组不变",
  replaced: "已决定更换，系统正在随机抽取补位",
};

/** One question: keep the member to finish, or replace her before the meeting. */
export default async function Question({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const ctx = await pageContext("regulator", `/regulator/questions/${id}`);
  const question = await found(ctx, findMemberQuestion(ctx, id));
  const mine = whyNotDecideQuestion(ctx.actor, question, "REPLACE", ctx.now) === null;
  const told = news[firstOf(query.news)];
  const title = `成员去留：${question.caseTitle} - 专家评审平台`;
  const { label, tone } = questionStatus(question.state);
  const head = (
    <PageHead
      title="成员去留"
      lead={
        <>
          {memberName(question)}：{causeLabels[question.cause]} <Tag tone={tone}>{label}</Tag>
        </>
      }
      backHref="/regulator/questions"
    />
  );
  const facts = (
    <Card>
      <Facts items={questionFacts(question, mine)} />
    </Card>
  );
  return (
    <RegulatorFrame
      ctx={ctx}
      title={mine ? undefined : title}
      crumbs={[{ label: "成员去留", href: "/regulator/questions" }, { label: question.caseNumber ?? "事项" }]}
      here={`/regulator/questions/${id}`}
    >
      {told ? <Banner kind="success" title={told} /> : null}
      {mine ? (
        <MemberQuestionForm questionId={id} mayKeep={question.cause !== "DECEASED"} head={head} title={title}>
          {facts}
          <Note tone="warn" title={`请在${formatDeadline(question.decideBy)}前决定`}>
            <p>
              还有{formatRemaining(question.decideBy, ctx.now)}。到期未决定的，按建议
              {answerLabels[question.suggestion]}
              。更换后席位空出，随机抽取补位，补位的专家确认前专家组不成立。
            </p>
          </Note>
        </MemberQuestionForm>
      ) : (
        <>
          {head}
          {facts}
        </>
      )}
    </RegulatorFrame>
  );
}

function questionFacts(question: ListedQuestion, mine: boolean): Fact[] {
  const { expertNumber, decidedAt, reason } = question;
  return [
    {
      term: "论证项目",
      value: (
        <>
          <a href={`/regulator/cases/${question.caseId}`}>{question.caseTitle}</a>（{question.caseNumber}）
        </>
      ),
    },
    { term: "项目状态", value: caseStatus(question.caseState).label },
    { term: "论证会", value: instantOrDash(question.meetingFrom) },
    {
      term: "成员",
      value:
        mine && expertNumber ? (
          <a href={`/regulator/experts/${expertNumber}`}>{memberName(question)}</a>
        ) : (
          memberName(question)
        ),
    },
    {
      term: "席位",
      value: `${specialtyName(question.specialty)}${question.main ? "（主专业）" : ""}，专家组共${question.seats}席`,
    },
    { term: "原因", value: causeLabels[question.cause] },
    { term: "提请", value: formatInstant(question.openedAt, { year: true }) },
    { term: "建议", value: answerLabels[question.suggestion] },
    ...(decidedAt
      ? [
          {
            term: "办结",
            value: `${questionStatus(question.state).label}，${formatInstant(decidedAt, { year: true })}${
              question.unanswered && question.state !== "LAPSED" ? "（到期未决定，按建议办理）" : ""
            }`,
          },
        ]
      : []),
    ...(reason ? [{ term: "理由", value: reason }] : []),
  ];
}
