import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Checkboxes } from "@/ui/choices";
import { DateTimeField } from "@/ui/date-time-field";
import { blankForm } from "@/ui/form-state";
import type { Option } from "@/ui/option";
import { Select } from "@/ui/select";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import {
  listAttendeeAction,
  proposeMoveAction,
  removeAttendeeAction,
  startMeetingAction,
  suspendMeetingAction,
  takeOverSheetAction,
  withdrawMoveAction,
} from "../actions/organizer";

type OwnCase = { caseId: string };
type Page = OwnCase & { title: string; head: ReactNode };

/** 改期: everybody is asked anew. */
export function MoveForm({
  caseId,
  title,
  head,
  kept,
  children,
}: Page & { kept: Readonly<Record<"date" | "from" | "to" | "place", string>>; children?: ReactNode }) {
  return (
    <ActionForm action={proposeMoveAction} initial={blankForm(kept)} title={title} head={head}>
      <input type="hidden" name="caseId" value={caseId} />
      {children}
      <DateTimeField name="date" kind="date" label="新的会议日期" />
      <DateTimeField name="from" kind="time" label="开始时刻" />
      <DateTimeField name="to" kind="time" label="结束时刻" hint="与开始在同一天" />
      <TextField name="place" label="会议地点" />
      <TextArea name="reason" label="改期原因" hint="记入全程记录" rows={3} />
      <Actions sticky>
        <SubmitButton>发出改期，请专家重新确认</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

export function WithdrawMoveForm({ caseId }: OwnCase) {
  return (
    <ActionForm action={withdrawMoveAction}>
      <input type="hidden" name="caseId" value={caseId} />
      <SubmitButton look="quiet">撤回改期，按原时间召开</SubmitButton>
    </ActionForm>
  );
}

/** Who has signed the paper sheet without checking in. */
export function TakeOverForm({ caseId, members }: OwnCase & { members: readonly Option[] }) {
  return (
    <ActionForm action={takeOverSheetAction}>
      <input type="hidden" name="caseId" value={caseId} />
      <Checkboxes
        name="invitationIds"
        label="按纸质签到表补录"
        hint="只勾选已在纸质签到表上亲笔签名的专家"
        options={members}
      />
      <SubmitButton look="quiet">补录签到</SubmitButton>
    </ActionForm>
  );
}

export function StartForm({ caseId }: OwnCase) {
  return (
    <ActionForm action={startMeetingAction}>
      <input type="hidden" name="caseId" value={caseId} />
      <SubmitButton>宣布论证会开始</SubmitButton>
    </ActionForm>
  );
}

/** 中止: the meeting cannot be held or concluded. */
export function SuspendForm({ caseId, title, head, children }: Page & { children?: ReactNode }) {
  return (
    <ActionForm action={suspendMeetingAction} title={title} head={head}>
      <input type="hidden" name="caseId" value={caseId} />
      {children}
      <TextArea name="reason" label="中止原因" hint="记入全程记录，监督机构可以看到" rows={4} />
      <Actions>
        <SubmitButton>确认中止</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** One more person of the parties. */
export function AttendeeForm({ caseId, title, head, duties }: Page & { duties: readonly Option[] }) {
  return (
    <ActionForm action={listAttendeeAction} title={title} head={head}>
      <input type="hidden" name="caseId" value={caseId} />
      <Select name="duty" label="参会身份" options={duties} blank="请选择" />
      <TextField name="unitName" label="单位名称" />
      <TextField name="name" label="姓名" />
      <Actions>
        <SubmitButton>加入名单</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

export function RemoveAttendeeForm({
  caseId,
  attendeeId,
  name,
}: OwnCase & { attendeeId: string; name: string }) {
  return (
    <ActionForm action={removeAttendeeAction}>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="attendeeId" value={attendeeId} />
      <SubmitButton look="quiet">移除{name}</SubmitButton>
    </ActionForm>
  );
}
