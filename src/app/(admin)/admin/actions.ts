"use server";

import { z } from "zod";
import { disableAccount, enableAccount } from "@/features/accounts";
import { action } from "@/platform/action";
import { retryJob } from "@/platform/operations/retry-job";

const reason = z.string("请写明理由").trim().min(1, "请写明理由").max(300, "理由不能超过300个字");
const account = z.object({ userId: z.string().min(1).max(200), reason });

export const disableAccountAction = action({
  roles: ["admin"],
  input: account,
  run: disableAccount,
  after: (_, { userId }) => `/admin/accounts/${encodeURIComponent(userId)}?done=disabled`,
});

export const enableAccountAction = action({
  roles: ["admin"],
  input: account,
  run: enableAccount,
  after: (_, { userId }) => `/admin/accounts/${encodeURIComponent(userId)}?done=enabled`,
});

export const retryJobAction = action({
  roles: ["admin"],
  input: z.object({ jobId: z.uuid("没有找到这项任务") }),
  run: retryJob,
  after: () => "/admin/jobs?done=retried",
});
