"use client";

import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { Checkboxes } from "@/ui/choices";
import { SubmitButton } from "@/ui/submit-button";
import { openNoticeAction, readAllNoticesAction, setMessageSettingsAction } from "../actions/own";

/** 打开 one; `name` tells apart the buttons of a list. */
export function OpenNoticeForm({
  noticeId,
  role,
  leads,
  name,
}: {
  noticeId: string;
  role: string;
  leads: boolean;
  name: string;
}) {
  return (
    <ActionForm action={openNoticeAction}>
      <input type="hidden" name="noticeId" value={noticeId} />
      <input type="hidden" name="role" value={role} />
      <Actions>
        <SubmitButton look="quiet">
          {leads ? "打开" : "知道了"}
          <span className="visually-hidden">{name}</span>
        </SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 全部标为已读. */
export function ReadAllForm({ role }: { role: string }) {
  return (
    <ActionForm action={readAllNoticesAction}>
      <input type="hidden" name="role" value={role} />
      <SubmitButton look="quiet">全部标为已读</SubmitButton>
    </ActionForm>
  );
}

/** 短信提醒设置: the kinds with a switch. */
export function SettingsForm({
  role,
  options,
  on,
}: {
  role: string;
  options: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
  on: readonly string[];
}) {
  return (
    <ActionForm action={setMessageSettingsAction}>
      <input type="hidden" name="role" value={role} />
      <Checkboxes name="on" label="需要短信提醒的种类" options={options} value={on} optional />
      <Actions>
        <SubmitButton>保存</SubmitButton>
        <ButtonLink look="quiet" href={`/${role}/inbox`}>
          返回消息
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}
