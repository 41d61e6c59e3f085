import type { ReactNode } from "react";
import type { OpinionContent, OpinionItem } from "@/db/schema";
import { ActionForm } from "@/ui/action-form";
import { Button, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Checkboxes, RadioGroup } from "@/ui/choices";
import { Select } from "@/ui/select";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { saveDraftAction, submitOpinionAction, submitScanAction } from "../actions/expert";
import { defectsFor, defectsSource } from "../rules/defects";
import {
  conclusionCodes,
  conclusionLabels,
  emptyContent,
  headingCodes,
  headingLabels,
  severityCodes,
  severityLabels,
} from "../rules/lacks";
import { Autosave } from "./autosave";

interface Frame {
  readonly caseId: string;
  readonly title: string;
  readonly head: ReactNode;
}

export type OpinionFormProps = Frame & {
  /** The draft as it is kept; null for none. */
  readonly content: OpinionContent | null;
  readonly base: string;
  readonly kinds: readonly string[];
  /** At least so many rows for comments. */
  readonly rows: number;
};

const conclusions = conclusionCodes.map((value) => ({ value, label: conclusionLabels[value] }));

/** 《审查意见表》: every button keeps what is typed first. Made anew for each kept draft, since rows move up. */
export function OpinionForm({ caseId, title, head, content, base, kinds, rows }: OpinionFormProps) {
  const kept = content ?? emptyContent;
  return (
    <ActionForm key={base} action={saveDraftAction} title={title} head={head}>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="base" value={base} />
      <Autosave action={`/api/opinions/${caseId}/draft`} />
      <Card title="一、论证内容">
        {headingCodes.map((code) => (
          <TextArea
            key={code}
            name={`headings.${code}`}
            label={headingLabels[code]}
            value={kept.headings[code] ?? ""}
            rows={4}
          />
        ))}
      </Card>
      <section id="items" className="stack" aria-label="具体意见">
        <h2>二、具体意见</h2>
        <p className="hint">一条意见填一处：在方案哪一章、哪一页，要改什么。空着的条目不会保存。</p>
        {rowsOf(kept.items, rows).map((item, at) => (
          <ItemRow key={item.id} item={item} at={at} />
        ))}
        <Button look="quiet" name="press" value="add">
          再加一条意见
        </Button>
      </section>
      <Card title="三、严重缺陷">
        <Checkboxes
          name="defects"
          label="方案存在下列严重缺陷的，请勾选"
          hint={`勾选后，初步结论不能是“通过”。依据：${defectsSource}`}
          optional
          options={defectsFor(kinds).map(({ code, label }) => ({ value: code, label }))}
          value={kept.defects}
        />
      </Card>
      <Card title="四、现场踏勘和初步结论">
        <TextArea
          name="siteVisit"
          label="现场踏勘记录"
          optional
          hint="去过现场的，请写明日期、看到的情况。"
          value={kept.siteVisit}
          rows={3}
        />
        <RadioGroup
          name="conclusion"
          label="初步结论"
          options={conclusions}
          value={kept.conclusion ?? undefined}
        />
      </Card>
      <SubmitButton big name="press" value="check">
        核对并提交
      </SubmitButton>
      <Button big look="quiet" name="press" value="save">
        保存草稿
      </Button>
    </ActionForm>
  );
}

/** The kept comments and empty rows after them, each with an id of its own. */
function rowsOf(items: readonly OpinionItem[], rows: number): OpinionItem[] {
  const last = Math.max(0, ...items.map(({ id }) => Number(id)).filter(Number.isSafeInteger));
  const empty = Math.max(1, rows - items.length);
  return [
    ...items,
    ...Array.from(
      { length: empty },
      (_, at): OpinionItem => ({
        id: String(last + at + 1),
        heading: "COMPLETENESS",
        chapter: "",
        page: "",
        severity: "MUST",
        text: "",
      }),
    ),
  ];
}

function ItemRow({ item, at }: { item: OpinionItem; at: number }) {
  const name = (field: string) => `items.${at}.${field}`;
  return (
    <Card title={`第 ${at + 1} 条`}>
      <input type="hidden" name={name("id")} value={item.id} />
      <TextArea name={name("text")} label="意见内容" value={item.text} rows={3} />
      <Select
        name={name("severity")}
        label="类别"
        options={severityCodes.map((value) => ({ value, label: severityLabels[value] }))}
        value={item.severity}
      />
      <Select
        name={name("heading")}
        label="属于哪项论证内容"
        width="full"
        options={headingCodes.map((value) => ({ value, label: headingLabels[value] }))}
        value={item.heading}
      />
      <TextField name={name("chapter")} label="章节" optional value={item.chapter} width="medium" />
      <TextField name={name("page")} label="页码" optional value={item.page} width="short" />
      {item.text || item.chapter || item.page ? (
        <Button look="quiet" name="press" value={`remove.${at}`}>
          删去第 {at + 1} 条
        </Button>
      ) : null}
    </Card>
  );
}

/** The answers repeated, to be handed in. */
export function SubmitForm({
  caseId,
  base,
  planFileId,
  children,
  ...form
}: Frame & { base: string; planFileId: string; children: ReactNode }) {
  return (
    <ActionForm action={submitOpinionAction} {...form}>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="base" value={base} />
      <input type="hidden" name="planFileId" value={planFileId} />
      {children}
      <SubmitButton big>确认提交</SubmitButton>
      <ButtonLink big look="quiet" href={`/expert/cases/${caseId}/opinion`}>
        返回修改
      </ButtonLink>
    </ActionForm>
  );
}

/** The uploaded paper handed in, with its conclusion in words. */
export function ScanForm({
  caseId,
  planFileId,
  scans,
  ...form
}: Frame & { planFileId: string; scans: readonly { value: string; label: string }[] }) {
  return (
    <ActionForm action={submitScanAction} {...form}>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="planFileId" value={planFileId} />
      <RadioGroup name="scanFileId" label="提交哪一份" options={scans} value={scans[0]?.value} />
      <RadioGroup name="conclusion" label="表中的初步结论" options={conclusions} />
      <SubmitButton big>提交审查意见表</SubmitButton>
    </ActionForm>
  );
}
