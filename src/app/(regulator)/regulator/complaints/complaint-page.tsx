import type { ReactNode } from "react";
import { type FoundComplaint, findComplaint } from "@/features/complaints";
import { found, type PageCtx, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { type Fact, Facts } from "@/ui/facts";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { RegulatorFrame } from "../regulator-frame";
import { complaintFacts, complaintStatus, progressFacts } from "./words";

/** Who reads a page of one complaint, and the complaint as she may see it. */
export async function openComplaint(id: string, below = ""): Promise<{ ctx: PageCtx; one: FoundComplaint }> {
  const ctx = await pageContext("regulator", `/regulator/complaints/${encodeURIComponent(id)}${below}`);
  return { ctx, one: await found(ctx, findComplaint(ctx, id)) };
}

type FrameProps = {
  ctx: PageCtx;
  one: FoundComplaint;
  /** The step below the complaint, and its address. */
  below?: { readonly label: string; readonly path: string };
  title?: string;
  children: ReactNode;
};

export function ComplaintFrame({ ctx, one, below, title, children }: FrameProps) {
  const own = `/regulator/complaints/${one.id}`;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={title}
      crumbs={[
        { label: "举报", href: "/regulator/complaints" },
        below ? { label: one.number, href: own } : { label: one.number },
        ...(below ? [{ label: below.label }] : []),
      ]}
      here={own + (below?.path ?? "")}
    >
      {children}
    </RegulatorFrame>
  );
}

export function ComplaintHead({ one, title, back }: { one: FoundComplaint; title: string; back: string }) {
  const { label, tone } = complaintStatus(one.state);
  return (
    <PageHead
      title={title}
      lead={
        <>
          {one.subjectText} <Tag tone={tone}>{label}</Tag>
        </>
      }
      backHref={back}
    />
  );
}

const lines = (facts: readonly Fact[]) =>
  facts.map(({ term, value }) => ({ term, value: <span className="whitespace-pre-line">{value}</span> }));

/** What is known, what was written (for who has it in hand), and how far it is. */
export function ComplaintBody({ one }: { one: FoundComplaint }) {
  const progress = progressFacts(one);
  return (
    <>
      <Card>
        <Facts items={complaintFacts(one)} />
      </Card>
      <Card title="事实和依据">
        {one.content ? (
          <>
            <p className="whitespace-pre-line">{one.content.text}</p>
            {one.content.caseNumber ? <p>举报人填写的论证项目编号：{one.content.caseNumber}</p> : null}
          </>
        ) : (
          <p className="muted">加密保存，只有承办人可以看到。</p>
        )}
      </Card>
      {progress.length > 0 ? (
        <Card title="办理情况">
          <Facts items={lines(progress)} />
        </Card>
      ) : null}
    </>
  );
}
