import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { Checkbox } from "@/ui/checkbox";
import { Checkboxes, RadioGroup } from "@/ui/choices";
import { FoldedFields } from "@/ui/folded-fields";
import { NumberField } from "@/ui/number-field";
import type { Option } from "@/ui/option";
import { Select } from "@/ui/select";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { saveReportDraftAction } from "../actions/expert";
import {
  conclusionCodes,
  conclusionLabels,
  headingCodes,
  headingLabels,
  severityCodes,
  severityLabels,
} from "../rules/labels";

type Heading = (typeof headingCodes)[number];

export interface DraftLine {
  readonly id: string;
  readonly heading: Heading;
  readonly chapter: string;
  readonly page: string;
  readonly severity: (typeof severityCodes)[number];
  readonly text: string;
  /** Names of the members it was taken from. */
  readonly from: readonly string[];
}

export type DraftFormProps = {
  invitationId: string;
  seen: string;
  headings: Readonly<Partial<Record<Heading, string>>>;
  lines: readonly DraftLine[];
  /** Serious defects to choose from: those members have ticked, and those of the draft. */
  defects: readonly Option[];
  chosen: readonly string[];
  conclusion: string | null;
  title: string;
  head: ReactNode;
};

const headingOptions = headingCodes.map((value) => ({ value, label: headingLabels[value] }));
const severityOptions = severityCodes.map((value) => ({ value, label: severityLabels[value] }));

/** The leader's draft: words, defects, lines, conclusion. One form, made anew for each kept draft: lines move up. */
export function DraftForm(props: DraftFormProps) {
  const { invitationId, seen, headings, lines, defects, chosen, conclusion, title, head } = props;
  return (
    <ActionForm key={seen} action={saveReportDraftAction} title={title} head={head}>
      <input type="hidden" name="invitationId" value={invitationId} />
      <input type="hidden" name="seen" value={seen} />
      <Card title="专家组意见">
        {headingCodes.map((code) => (
          <TextArea
            key={code}
            name={`headings.${code}`}
            label={headingLabels[code]}
            value={headings[code] ?? ""}
            rows={4}
          />
        ))}
      </Card>
      {lines.map((line, index) => (
        <Line key={line.id} line={line} index={index} />
      ))}
      <Line line={null} index={lines.length} />
      <SubmitButton look="quiet" name="next" value="stay">
        保存并再加一条
      </SubmitButton>
      <Card title="严重缺陷">
        {defects.length > 0 ? (
          <Checkboxes
            name="defects"
            label="专家组认定的严重缺陷"
            hint="列出的是各位专家在审查意见表里勾选的；专家组不认定的，去掉勾选。"
            optional
            options={defects}
            value={chosen}
          />
        ) : null}
        <TextArea
          name="otherDefects"
          label="其他严重缺陷"
          hint="每行一条。有严重缺陷的，结论不能为“通过”。"
          optional
          rows={3}
        />
      </Card>
      <Card title="论证结论">
        <RadioGroup
          name="conclusion"
          label="专家组的论证结论"
          layout="big"
          options={conclusionCodes.map((value) => ({ value, label: conclusionLabels[value] }))}
          value={conclusion ?? undefined}
        />
      </Card>
      <Actions>
        <SubmitButton name="next" value="check">
          保存并核对
        </SubmitButton>
        <SubmitButton look="quiet" name="next" value="stay">
          保存草稿
        </SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** One comment with its place, or an empty one to be filled in. */
function Line({ line, index }: { line: DraftLine | null; index: number }) {
  const field = (name: string) => `items.${index}.${name}`;
  const number = index + 1;
  return (
    <Card title={line ? `第${number}条` : `新增一条（第${number}条）`}>
      <input type="hidden" name={field("id")} value={line?.id ?? ""} />
      {line && line.from.length > 0 ? <p className="small muted">来自：{line.from.join("、")}</p> : null}
      <TextArea name={field("text")} label="意见" value={line?.text ?? ""} optional={!line} rows={3} />
      <RadioGroup
        name={field("severity")}
        label="性质"
        layout="side"
        options={severityOptions}
        value={line?.severity ?? "ADVICE"}
      />
      <TextField
        name={field("chapter")}
        label="方案章节"
        value={line?.chapter ?? ""}
        width="medium"
        optional
      />
      <TextField name={field("page")} label="页码" value={line?.page ?? ""} width="short" optional />
      <FoldedFields
        summary={line ? "归类、排序、合并、删去" : "归类、排序"}
        names={["heading", "place", "into", "drop"].map(field)}
      >
        <Select
          name={field("heading")}
          label="所属方面"
          options={headingOptions}
          value={line?.heading ?? "COMPLETENESS"}
          width="full"
        />
        <NumberField name={field("place")} label="排在第几条" value={String(number)} optional />
        {line ? (
          <>
            <NumberField
              name={field("into")}
              label="并入第几条"
              hint="内容相同的意见可以合并，来源都会保留"
              optional
            />
            <Checkbox name={field("drop")}>删去第{number}条</Checkbox>
          </>
        ) : null}
      </FoldedFields>
    </Card>
  );
}
