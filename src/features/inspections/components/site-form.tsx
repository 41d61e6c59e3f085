import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Autosave } from "@/ui/autosave";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { ChoiceWithMore } from "@/ui/choice-with-more";
import { DateTimeField } from "@/ui/date-time-field";
import { Stack } from "@/ui/layout";
import { LocalDraft } from "@/ui/local-draft";
import { Select } from "@/ui/select";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { recordVisitAction } from "../actions/visits";
import { answerLabels, checklist, dutyLabels } from "../rules/checklist";

export interface SiteWork {
  readonly itemId: string;
  readonly part: string;
  readonly own: boolean;
  /** What the platform has on record of it: the case, the permission, the site page. */
  readonly about: ReactNode;
}

/** The name under which a phone keeps the record of a visit. */
export const visitDraftName = (inspectionId: string) => `inspection-${inspectionId}`;

const answers = (["OK", "NOT_APPLICABLE", "PROBLEM"] as const).map((value) => ({
  value,
  label: answerLabels[value],
}));
const plans = [
  { value: "NOT_CHECKED", label: "没有核对" },
  { value: "SAME", label: "与批准的版本一致" },
  { value: "DIFFERENT", label: "与批准的版本不一致" },
  { value: "NONE", label: "现场没有方案" },
];

/**
 * 现场检查记录 for a phone: who was there, each work, the checklist. Typed text is kept by the phone with every key and
 * by the platform while there is a signal.
 */
export function SiteForm({
  inspectionId,
  base,
  fields,
  works,
  team,
  today,
  title,
  head,
}: {
  inspectionId: string;
  base: string;
  fields: Readonly<Record<string, string>>;
  works: readonly SiteWork[];
  team: number;
  today: string;
  title: string;
  head: ReactNode;
}) {
  return (
    <ActionForm key={base} action={recordVisitAction} title={title} head={head}>
      <input type="hidden" name="inspectionId" value={inspectionId} />
      <input type="hidden" name="base" value={base} />
      <LocalDraft name={visitDraftName(inspectionId)} />
      <Autosave action={`/api/inspections/${inspectionId}/draft`} />
      <Card title="一、到场人员">
        <div className="fields">
          <TextField
            name="inspectors"
            label="检查人员"
            hint={`不少于${team}人，用顿号分开`}
            value={fields.inspectors}
          />
          <TextField name="attendees" label="被检查单位到场人员" hint="姓名和职务" value={fields.attendees} />
        </div>
      </Card>
      {works.map((work, at) => (
        <WorkCard key={work.itemId} work={work} at={at} fields={fields} today={today} />
      ))}
      <section className="stack" aria-label="检查内容">
        <h2>三、检查内容</h2>
        {checklist.map(({ code, label, duty, always }) => (
          <Card key={code}>
            <ChoiceWithMore
              name={`answer.${code}`}
              label={label}
              hint={[dutyLabels[duty], always ? "必查" : ""].filter(Boolean).join("，")}
              options={always ? answers.filter(({ value }) => value !== "NOT_APPLICABLE") : answers}
              value={fields[`answer.${code}`]}
            >
              <TextArea name={`text.${code}`} label="发现的问题" value={fields[`text.${code}`]} rows={3} />
              <TextArea
                name={`measure.${code}`}
                label="整改要求"
                value={fields[`measure.${code}`]}
                rows={2}
              />
            </ChoiceWithMore>
          </Card>
        ))}
      </section>
      <Card title="四、其他记录">
        <TextArea name="note" label="其他需要记录的情况" optional value={fields.note} rows={3} />
      </Card>
      <SubmitButton big name="press" value="submit">
        提交检查记录
      </SubmitButton>
      <Button big look="quiet" name="press" value="save">
        保存草稿
      </Button>
    </ActionForm>
  );
}

function WorkCard({
  work,
  at,
  fields,
  today,
}: {
  work: SiteWork;
  at: number;
  fields: Readonly<Record<string, string>>;
  today: string;
}) {
  const { itemId, part, own, about } = work;
  return (
    <Card title={`二、危大工程（${at + 1}）：${part}${own ? "" : "（顺带查看）"}`}>
      <Stack>
        {about}
        <div className="fields">
          <DateTimeField
            kind="date"
            name={`begun.${itemId}`}
            label="开工日期"
            hint="还没有开工的不填"
            optional
            max={today}
            value={fields[`begun.${itemId}`]}
          />
          <Select
            name={`plan.${itemId}`}
            label="现场使用的方案"
            width="full"
            options={plans}
            value={fields[`plan.${itemId}`] ?? "NOT_CHECKED"}
          />
          <TextField
            name={`sha.${itemId}`}
            label="现场方案文件的校验值"
            optional
            hint="有电子文件的，在现场公示牌的网页上选取文件即可得到；填写后由系统比对。"
            value={fields[`sha.${itemId}`]}
          />
        </div>
      </Stack>
    </Card>
  );
}
