import type { ReactNode } from "react";
import { type FoundEvent, findEvent, kindWords, whyNotAppeal, whyNotObject } from "@/features/credit";
import { AppealForm, ObjectionForm, type Side } from "@/features/credit/components/own-forms";
import { listEvidence } from "@/features/experts";
import { formatDeadline } from "@/features/rulebook";
import { found, type PageCtx } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Trace } from "@/ui/trace";
import { eventFacts, eventHistory } from "./event-facts";
import { EvidenceLinks } from "./evidence-links";

const news: Readonly<Record<string, string>> = {
  objected: "异议已提交，处理结果会短信通知您",
  appealed: "复核申请已提交，结果会短信通知您",
};

export interface OwnEventProps {
  readonly ctx: PageCtx;
  readonly eventId: string;
  readonly side: Side;
  readonly news: string;
  readonly backHref: string;
  /** The way to what a recorded event is about, in the reader's own workspace. */
  readonly evidence: (event: FoundEvent) => ReactNode;
}

/** One's own credit event: what it rests on, what became of it, and what can be said against it now. */
export async function OwnEvent({ ctx, eventId, side, news: said, backHref, evidence }: OwnEventProps) {
  const event = await found(ctx, findEvent(ctx, eventId));
  const files = event.documents > 0 ? await listEvidence(ctx, { type: "credit", id: event.id }) : [];
  const title = `信用事件：${kindWords[event.kind]} - 专家评审平台`;
  const head = <PageHead title={`信用事件：${kindWords[event.kind]}`} backHref={backHref} />;
  const body = (
    <>
      <Card>
        <Facts
          items={eventFacts(event, files.length > 0 ? <EvidenceLinks files={files} /> : evidence(event))}
        />
      </Card>
      <Card title="办理经过">
        <Trace events={eventHistory(event)} />
      </Card>
    </>
  );
  const objecting = whyNotObject(event, ctx.now);
  const appealing = whyNotAppeal(event, ctx.now, event.appealDays);
  // What speaks for the unit is said with its own login.
  const delegate = ctx.actor.rights !== null;
  const banner = news[said] ? <Banner kind="success" title={news[said] ?? ""} /> : null;
  if (!objecting && !delegate)
    return (
      <>
        {banner}
        <ObjectionForm side={side} eventId={event.id} title={title} head={head}>
          {body}
          <Note title="您可以提出异议">
            <p>
              {event.objectionDueAt
                ? `请在 ${formatDeadline(event.objectionDueAt, { year: true })} 前提出。`
                : ""}
              没有异议的，不需要办理；异议期结束前不计分。
            </p>
          </Note>
        </ObjectionForm>
      </>
    );
  if (!appealing && !delegate)
    return (
      <>
        {banner}
        <AppealForm side={side} eventId={event.id} title={title} head={head}>
          {body}
          <Note title="您可以申请复核">
            <p>
              {event.appealUntil ? `请在 ${formatDeadline(event.appealUntil, { year: true })} 前申请。` : ""}
              复核由市住建局办理，没有办理过这件事的人承办。
            </p>
          </Note>
        </AppealForm>
      </>
    );
  return (
    <>
      <title>{title}</title>
      {banner}
      {head}
      {body}
      {delegate && (!objecting || !appealing) ? (
        <Note>
          <p>异议和复核申请由本单位用法人账号提出，经办人不能代办。</p>
        </Note>
      ) : null}
    </>
  );
}
