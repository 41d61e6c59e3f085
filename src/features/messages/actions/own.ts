"use server";

import { action } from "@/platform/action";
import { openNotice, readAllNotices } from "../centre/read-notices";
import { noticeInput, settingsInput, workspaceInput } from "../input";
import { setMessageSettings } from "../settings/message-settings";

// Units first: who acts for one and is an expert as well reads both, each at its own desk.
// Administrators are told nothing: their desks count what waits for them.
const everyRole = ["contractor", "supervision", "expert", "regulator"] as const;

export const openNoticeAction = action({
  roles: everyRole,
  right: "VIEW",
  input: noticeInput,
  run: openNotice,
  after: ({ href, role }) => href ?? `/${role}/inbox?news=read`,
});

export const readAllNoticesAction = action({
  roles: everyRole,
  right: "VIEW",
  input: workspaceInput,
  run: readAllNotices,
  after: ({ role }) => `/${role}/inbox?news=read`,
});

export const setMessageSettingsAction = action({
  roles: everyRole,
  right: "VIEW",
  input: settingsInput,
  run: setMessageSettings,
  after: ({ role }) => `/${role}/inbox/settings?news=saved`,
});
