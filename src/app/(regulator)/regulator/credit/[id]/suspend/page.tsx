import { findEvent, kindWords, whyNotSuspendOn } from "@/features/credit";
import { SuspendOnEventForm } from "@/features/credit/components/event-forms";
import { dateAt } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { RegulatorFrame } from "../../../regulator-frame";

/** 据此提出暂停: a decision of two that rests on one event, and falls with it. */
export default async function SuspendOn({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const home = `/regulator/credit/${encodeURIComponent(id)}`;
  const here = `${home}/suspend`;
  const ctx = await pageContext("regulator", here);
  const event = await found(ctx, findEvent(ctx, id));
  await found(ctx, Promise.resolve(ctx.actor.post === "station" && event.expertId ? true : null));
  const why = whyNotSuspendOn(ctx.actor, event);
  const head = (
    <PageHead
      title="据此提出暂停"
      lead={`${event.name}（${event.number}）：${kindWords[event.kind]}`}
      backHref={home}
    />
  );
  return (
    <RegulatorFrame
      ctx={ctx}
      title={why ? "据此提出暂停" : undefined}
      crumbs={[{ label: "信用管理", href: "/regulator/credit" }, { label: "据此提出暂停" }]}
      here={here}
    >
      {why ? (
        <>
          {head}
          <Note tone="warn">
            <p>{why.sentence}</p>
          </Note>
        </>
      ) : (
        <SuspendOnEventForm
          eventId={event.id}
          today={dateAt(ctx.now)}
          title="据此提出暂停 - 专家评审平台"
          head={head}
        >
          <Note>
            <p>由另一位同志确认后生效。信用事件经复核冲回的，暂停立即解除。</p>
          </Note>
        </SuspendOnEventForm>
      )}
    </RegulatorFrame>
  );
}
