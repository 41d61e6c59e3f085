"use server";

import { action } from "@/platform/action";
import { messageIdInput, toldInput } from "../input";
import { markToldByPhone, resendMessage } from "../undelivered/follow-up";

export const resendMessageAction = action({
  roles: ["regulator"],
  input: messageIdInput,
  run: resendMessage,
  after: () => "/regulator/messages/undelivered?news=resent",
});

export const markToldAction = action({
  roles: ["regulator"],
  input: toldInput,
  run: markToldByPhone,
  after: () => "/regulator/messages/undelivered?news=told",
});
