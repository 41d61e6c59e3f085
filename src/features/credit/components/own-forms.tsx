"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import {
  appealAsExpertAction,
  objectAsExpertAction,
  objectToResultAction,
  rateAsExpertAction,
} from "../actions/expert";
import {
  appealAsContractorAction,
  appealAsSupervisionAction,
  objectAsContractorAction,
  objectAsSupervisionAction,
  rateAsContractorAction,
  rateAsSupervisionAction,
} from "../actions/unit";

/** Whose workspace the form stands in. */
export type Side = "expert" | "contractor" | "supervision";
type Page = { title: string; head: ReactNode; children?: ReactNode };

const objecting = {
  expert: objectAsExpertAction,
  contractor: objectAsContractorAction,
  supervision: objectAsSupervisionAction,
};
const appealing = {
  expert: appealAsExpertAction,
  contractor: appealAsContractorAction,
  supervision: appealAsSupervisionAction,
};
const rating = {
  expert: rateAsExpertAction,
  contractor: rateAsContractorAction,
  supervision: rateAsSupervisionAction,
};

/** 提出异议, within the window. */
export function ObjectionForm({ side, eventId, children, ...page }: Page & { side: Side; eventId: string }) {
  return (
    <ActionForm action={objecting[side]} {...page}>
      <input type="hidden" name="eventId" value={eventId} />
      {children}
      <TextArea name="text" label="异议的理由" hint="写明事实；异议只能提出一次" rows={5} />
      <Actions>
        <SubmitButton>提交异议</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 申请复核, after it was confirmed. */
export function AppealForm({ side, eventId, children, ...page }: Page & { side: Side; eventId: string }) {
  return (
    <ActionForm action={appealing[side]} {...page}>
      <input type="hidden" name="eventId" value={eventId} />
      {children}
      <TextArea name="text" label="申请复核的理由" hint="由市住建局复核；只能申请一次" rows={5} />
      <Actions>
        <SubmitButton>申请复核</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 对年度评价提出异议. */
export function ResultObjectionForm({ year, children, ...page }: Page & { year: number }) {
  return (
    <ActionForm action={objectToResultAction} {...page}>
      <input type="hidden" name="year" value={year} />
      {children}
      <TextArea name="text" label="异议的理由" hint="写明哪一项有误；异议只能提出一次" rows={5} />
      <Actions>
        <SubmitButton>提交异议</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

type RatingProps = Page & {
  side: Side;
  caseId: string;
  subject: { side: string; id: string };
  qualities: Readonly<Record<string, string>>;
};

const marks = [
  { value: "5", label: "5 很好" },
  { value: "4", label: "4 较好" },
  { value: "3", label: "3 一般" },
  { value: "2", label: "2 较差" },
  { value: "1", label: "1 很差" },
];

/** 评价 one person or unit: four marks and a remark. */
export function RatingForm({ side, caseId, subject, qualities, children, ...page }: RatingProps) {
  return (
    <ActionForm action={rating[side]} {...page}>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="side" value={subject.side} />
      <input type="hidden" name="subjectId" value={subject.id} />
      {children}
      {Object.entries(qualities).map(([quality, label]) => (
        <RadioGroup key={quality} name={`mark.${quality}`} label={label} layout="side" options={marks} />
      ))}
      <TextArea name="comment" label="说明" hint="只有市监督站能看到，不显示是谁写的" rows={3} optional />
      <Actions>
        <SubmitButton>提交评价</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
