import { listEventsOnComplaint } from "@/features/credit";
import { firstOf, type Query } from "@/features/panels";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Banner, Note } from "@/ui/note";
import { EventsTable } from "../../credit/events-table";
import { ComplaintBody, ComplaintFrame, ComplaintHead, openComplaint } from "../complaint-page";
import { openSteps, stepLabels } from "../steps";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

const news: Readonly<Record<string, string>> = {
  taken: "已由您接办",
  accept: "已受理，等待承办",
  refuse: "已记录不予受理",
  transfer: "已记录转送",
  back: "已退回，由其他同志接办",
  relieved: "已更换承办人，等待其他同志接办",
  asked: "已请被举报人说明情况",
  extended: "办理期限已延长",
  decided: "处理结论已记录，请告知双方",
  notified: "已告知双方",
  reviewed: "复查结论已记录，双方已能看到",
  closed: "已办结",
};

/** One complaint: what an officer may know of it, and what she can do next. */
export default async function Complaint({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const { ctx, one } = await openComplaint(id);
  const events = await listEventsOnComplaint(ctx, one.id);
  const steps = openSteps(one);
  const told = news[firstOf(query.news)];
  // Why she has nothing to do with it: said where it is about her, not about the hour.
  const bound = one.whyNot.take && /SAME_UNIT|OWN_BODY|RELIEVED|DECIDED_IT/.test(one.whyNot.take.code);
  return (
    <ComplaintFrame ctx={ctx} one={one} title={`举报${one.number}`}>
      {told ? <Banner kind="success" title={told} /> : null}
      <ComplaintHead one={one} title={`举报 ${one.number}`} back="/regulator/complaints" />
      {steps.length > 0 ? (
        <Actions>
          {steps.map((step, index) => (
            <ButtonLink
              key={step}
              look={index === 0 && step !== "author" && events.length === 0 ? "primary" : "quiet"}
              href={`/regulator/complaints/${one.id}/${step}`}
            >
              {stepLabels[step]}
            </ButtonLink>
          ))}
        </Actions>
      ) : null}
      {bound ? (
        <Note>
          <p>{one.whyNot.take?.sentence}</p>
        </Note>
      ) : null}
      <ComplaintBody one={one} />
      {events.length > 0 ? (
        <Card title="据此提出的信用事件">
          <EventsTable rows={events} caption="据此提出的信用事件" />
        </Card>
      ) : null}
    </ComplaintFrame>
  );
}
