import {
  findLastTerm,
  listApplicationEmployments,
  listApplicationSpecialties,
  listApplicationTrace,
  listEvidence,
  listObjections,
  listOpinions,
  whyNotCheck,
  whyNotReviewEach,
} from "@/features/experts";
import { LastTermCard } from "@/features/experts/components/last-term";
import { firstOf, type Query } from "@/features/panels";
import { formatDeadline, formatInstantExactly } from "@/features/rulebook";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Columns, Stack } from "@/ui/layout";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { Trace } from "@/ui/trace";
import { specialtyText } from "../../words";
import { ApplicantCard, day, EmploymentsCard } from "../application-facts";
import { ApplicationFrame, openApplication } from "../application-page";
import { applicationStatus, kindLabels, traceWords } from "../words";
import { EvidenceList } from "./evidence-list";
import { SpecialtiesCard } from "./specialties-card";
import { StateNote } from "./state-note";

const news: Readonly<Record<string, string>> = {
  passed: "形式审查已通过，转入评审",
  returned: "已退回补正，申请人将收到短信",
  reviewed: "评审意见已提交",
  upheld: "异议成立，申报不予通过",
  dismissed: "异议不成立，已答复",
};

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** An application in full: facts, employment, specialties with evidence and opinions, and what happened. */
export default async function RegulatorApplication({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const { ctx, application } = await openApplication(id);
  const [employments, specialties, files, opinions, objections, trace, lastTerm] = await Promise.all([
    listApplicationEmployments(ctx, id),
    listApplicationSpecialties(ctx, id),
    listEvidence(ctx, { type: "application", id }),
    listOpinions(ctx, id),
    listObjections(ctx, id),
    listApplicationTrace(ctx, id),
    application.kind === "RENEWAL" ? findLastTerm(ctx, application) : null,
  ]);
  const denials = await whyNotReviewEach(ctx, application, specialties, opinions.shown);
  const own = `/regulator/applications/${id}`;
  const { label, tone } = applicationStatus(application.state);
  const told = news[firstOf(query.done)];
  const open = objections.filter(({ state }) => state === "OPEN").length;
  return (
    <ApplicationFrame ctx={ctx} application={application} title={`${application.name}的专家申报`}>
      {told ? <Banner kind="success" title={told} /> : null}
      <PageHead
        title={`${application.name}的专家申报`}
        lead={
          <>
            <span className="num">{application.number}</span> · {kindLabels[application.kind]}{" "}
            <Tag tone={tone}>{label}</Tag>
          </>
        }
        actions={
          <Actions>
            {/* Printed for the station alone, and only while nobody can change it. */}
            {ctx.actor.post === "station" && application.state !== "RETURNED" ? (
              <ButtonLink look="quiet" href={`${own}/form.pdf`}>
                打印申报表
              </ButtonLink>
            ) : null}
            {whyNotCheck(ctx.actor, application) === null ? (
              <ButtonLink href={`${own}/check`}>形式审查</ButtonLink>
            ) : null}
            {objections.length > 0 ? (
              <ButtonLink look={open > 0 ? "primary" : "quiet"} href={`${own}/objections`}>
                公示异议（{objections.length}）
              </ButtonLink>
            ) : null}
          </Actions>
        }
      />
      <StateNote application={application} />
      <Columns>
        <Stack>
          <SpecialtiesCard
            applicationId={id}
            specialties={specialties}
            files={files}
            reviewing={application.state === "UNDER_REVIEW"}
            opinions={opinions.shown}
            hidden={opinions.hidden}
            denials={denials}
          />
          <EmploymentsCard employments={employments} note={application.employmentNote} />
        </Stack>
        <Stack>
          {lastTerm ? <LastTermCard term={lastTerm} words={{ specialty: specialtyText, day }} /> : null}
          <ApplicantCard application={application} />
          <Card title="职称证书">
            <EvidenceList files={files.filter(({ kind }) => kind === "TITLE_CERTIFICATE")} />
          </Card>
          {application.publicityTo ? (
            <Card title="公示">
              <p>公示至{formatDeadline(application.publicityTo, { year: true })}</p>
            </Card>
          ) : null}
        </Stack>
      </Columns>
      <Card title="办理过程">
        <Trace
          events={trace.map((line) => ({
            id: line.id,
            at: formatInstantExactly(line.at, { year: true }),
            dateTime: line.at.toISOString(),
            actor: line.actor,
            text: traceWords(line.action),
          }))}
        />
      </Card>
    </ApplicationFrame>
  );
}
