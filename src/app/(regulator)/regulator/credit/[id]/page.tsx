import { eventFacts, eventHistory } from "@/app/credit-views/event-facts";
import { EvidenceLinks } from "@/app/credit-views/evidence-links";
import {
  type FoundEvent,
  findEvent,
  kindWords,
  whyNotConfirm,
  whyNotDecideAppeal,
  whyNotDecideObjection,
  whyNotNotify,
  whyNotSuspendOn,
  whyNotWithdraw,
} from "@/features/credit";
import {
  ConfirmEventForm,
  DecideAppealForm,
  DecideObjectionForm,
  NotifyForm,
  WithdrawEventForm,
} from "@/features/credit/components/event-forms";
import { listEvidence } from "@/features/experts";
import { EvidenceUpload } from "@/features/experts/components/evidence-upload";
import { firstOf, type Query } from "@/features/panels";
import { found, type PageCtx, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Trace } from "@/ui/trace";
import { RegulatorFrame } from "../../regulator-frame";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

const news: Readonly<Record<string, string>> = {
  proposed: "已提出，请上传依据文书，再告知当事人",
  notified: "已告知当事人，异议期开始",
  withdrawn: "已撤回",
  confirmed: "已确认，记入信用台账",
  cancelled: "已取消，不记入台账",
  decided: "异议已处理，结果已告知当事人",
  heard: "复核已办结，结果已告知当事人",
};

/** One credit event: what it rests on, its way, and what the reader may do with it now. */
export default async function CreditEvent({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/regulator/credit/${encodeURIComponent(id)}`;
  const ctx = await pageContext("regulator", here);
  const event = await found(ctx, findEvent(ctx, id));
  const files = event.documents > 0 ? await listEvidence(ctx, { type: "credit", id: event.id }) : [];
  const title = `信用事件：${kindWords[event.kind]} - 专家评审平台`;
  const head = (
    <PageHead
      title={`信用事件：${kindWords[event.kind]}`}
      lead={subjectLink(event)}
      backHref="/regulator/credit"
      actions={
        whyNotSuspendOn(ctx.actor, event) ? undefined : (
          <ButtonLink look="quiet" href={`${here}/suspend`}>
            据此提出暂停
          </ButtonLink>
        )
      }
    />
  );
  const body = (
    <>
      <Card>
        <Facts
          items={[
            ...eventFacts(event, files.length > 0 ? <EvidenceLinks files={files} /> : evidenceOf(event)),
            ...complaintOf(event),
            ...proposers(event),
            ...(event.deciderName ? [{ term: "办理", value: event.deciderName }] : []),
          ]}
        />
      </Card>
      <Card title="办理经过">
        <Trace events={eventHistory(event)} />
      </Card>
    </>
  );
  const act = actOf(ctx, event);
  const told = firstOf(query.done) ? "依据文书已上传" : news[firstOf(query.news)];
  return (
    <RegulatorFrame
      ctx={ctx}
      title={act ? undefined : `信用事件：${kindWords[event.kind]}`}
      crumbs={[{ label: "信用管理", href: "/regulator/credit" }, { label: kindWords[event.kind] }]}
      here={here}
    >
      {told ? <Banner kind="success" title={told} /> : null}
      <ActForm act={act} event={event} title={title} head={head}>
        {body}
      </ActForm>
      {whyNotWithdraw(ctx.actor, event) ? null : (
        <>
          <Card title="上传依据文书">
            <EvidenceUpload
              ownerType="credit"
              ownerId={event.id}
              kind="CREDIT_DOCUMENT"
              problem={firstOf(query.problem)}
            />
          </Card>
          <WithdrawEventForm eventId={event.id} />
        </>
      )}
    </RegulatorFrame>
  );
}

type Act = "notify" | "confirm" | "objection" | "appeal" | null;

/** The one thing the reader may do with it now; nothing for whoever may only look. */
function actOf(ctx: PageCtx, event: FoundEvent): Act {
  if (!whyNotNotify(ctx.actor, event)) return "notify";
  if (!whyNotConfirm(ctx.actor, event, ctx.now)) return "confirm";
  if (!whyNotDecideObjection(ctx.actor, event)) return "objection";
  return event.appeal && !whyNotDecideAppeal(ctx.actor, event.appeal, event) ? "appeal" : null;
}

type FormProps = {
  act: Act;
  event: FoundEvent;
  title: string;
  head: React.ReactNode;
  children: React.ReactNode;
};

function ActForm({ act, event, title, head, children }: FormProps) {
  const page = { title, head };
  switch (act) {
    case "notify":
      return (
        <NotifyForm eventId={event.id} {...page}>
          {children}
          <Note>
            <p>告知后异议期开始，文书和事实不能再修改。</p>
          </Note>
        </NotifyForm>
      );
    case "confirm":
      return (
        <ConfirmEventForm eventId={event.id} {...page}>
          {children}
        </ConfirmEventForm>
      );
    case "objection":
      return (
        <DecideObjectionForm eventId={event.id} {...page}>
          {children}
        </DecideObjectionForm>
      );
    case "appeal":
      return (
        <DecideAppealForm appealId={event.appeal?.id ?? ""} {...page}>
          {children}
        </DecideAppealForm>
      );
    case null:
      return (
        <>
          {head}
          {children}
        </>
      );
  }
}

function complaintOf({ complaintId, complaintNumber }: FoundEvent) {
  if (!complaintId) return [];
  const link = <a href={`/regulator/complaints/${complaintId}`}>{complaintNumber}</a>;
  return [{ term: "查实的举报", value: link }];
}

function subjectLink({ number, name, unit, uscc, organizationId }: FoundEvent) {
  return number ? (
    <a href={`/regulator/experts/${number}`}>
      {name}（{number}）
    </a>
  ) : (
    <a href={`/regulator/organizations/${organizationId}`}>
      {unit}（{uscc}）
    </a>
  );
}

/** Who proposed it; of what the platform proposes from a finding, who found it: she does not confirm it. */
function proposers({ source, proposerName }: FoundEvent) {
  if (source === "MANUAL") return [{ term: "提出", value: proposerName ?? "" }];
  const found = proposerName ? [{ term: "查明", value: proposerName }] : [];
  return [{ term: "提出", value: "平台自动提出" }, ...found];
}

function evidenceOf(event: FoundEvent) {
  const { caseId, caseNumber, caseTitle, source } = event;
  if (event.inspectionId)
    return <a href={`/regulator/inspections/${event.inspectionId}`}>监督检查（{event.inspectionNumber}）</a>;
  if (event.outsideReviewId)
    return (
      <a href={`/regulator/outside-reviews/${event.outsideReviewId}`}>
        平台外论证（{event.outsideReviewNumber}）
      </a>
    );
  if (caseId)
    return (
      <a href={`/regulator/cases/${caseId}`}>
        {caseTitle}（{caseNumber}）
      </a>
    );
  return source === "MANUAL" ? "还没有上传依据文书" : "平台履职记录";
}
