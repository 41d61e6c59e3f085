"use server";

import { z } from "zod";
import {
  decidePost,
  decidePostInput,
  disableAccount,
  enableAccount,
  endPost,
  endPostInput,
  givePostInput,
  lockUnit,
  proposeEnd,
  proposePost,
  reasonInput,
  unlockUnit,
  withdrawPost,
} from "@/features/accounts";
import {
  commitHolidays,
  discardDraft,
  discardHolidays,
  previewHolidays,
  publishDraft,
  returnDraft,
  saveDraft,
  submitDraft,
} from "@/features/rulebook";
import { action } from "@/platform/action";
import { giveUpJob, retryJob } from "@/platform/operations/retry-job";

const account = z.object({ userId: z.string().min(1).max(200), reason: reasonInput });
const job = z.object({
  jobId: z.uuid("没有找到这项任务"),
  decision: z.enum(["retry", "give-up"], "请选择处理方式"),
  reason: reasonInput,
});
const change = z.object({ changeId: z.uuid("没有找到这项任免") });
const unit = z.object({ organizationId: z.uuid("没有找到这个单位"), reason: reasonInput });
const draft = z.object({ draftId: z.uuid("没有找到这份草案") });
const imported = z.object({ importId: z.uuid("没有找到这次导入") });

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

export const decideJobAction = action({
  roles: ["admin"],
  input: job,
  run: (ctx, { decision, ...input }) => (decision === "retry" ? retryJob(ctx, input) : giveUpJob(ctx, input)),
  after: ({ jobId }, { decision }) =>
    decision === "retry" ? "/admin/jobs?done=retried" : `/admin/jobs/${jobId}?done=given-up`,
});

export const proposePostAction = action({
  roles: ["admin"],
  input: givePostInput,
  run: proposePost,
  after: ({ changeId }) => `/admin/posts/${changeId}?done=proposed`,
});

export const proposeEndAction = action({
  roles: ["admin"],
  input: endPostInput,
  run: proposeEnd,
  after: ({ changeId }) => `/admin/posts/${changeId}?done=proposed`,
});

export const endPostAction = action({
  roles: ["admin"],
  input: endPostInput,
  run: endPost,
  after: () => "/admin/accounts?done=ended",
});

export const withdrawPostAction = action({
  roles: ["admin"],
  input: change,
  run: withdrawPost,
  after: ({ changeId }) => `/admin/posts/${changeId}?done=withdrawn`,
});

export const decidePostAction = action({
  roles: ["admin"],
  input: decidePostInput,
  run: decidePost,
  after: ({ changeId }, { decision }) => `/admin/posts/${changeId}?done=${decision}`,
});

export const lockUnitAction = action({
  roles: ["admin"],
  input: unit,
  run: lockUnit,
  after: ({ organizationId }) => `/admin/units/${organizationId}?done=locked`,
});

export const unlockUnitAction = action({
  roles: ["admin"],
  input: unit,
  run: unlockUnit,
  after: ({ organizationId }) => `/admin/units/${organizationId}?done=unlocked`,
});

export const saveDraftAction = action({
  roles: ["admin"],
  input: z.looseObject({}),
  run: saveDraft,
  after: ({ draftId }) => `/admin/policies/drafts/${draftId}?done=saved`,
});

export const submitDraftAction = action({
  roles: ["admin"],
  input: draft,
  run: submitDraft,
  after: ({ draftId }) => `/admin/policies/drafts/${draftId}?done=submitted`,
});

export const discardDraftAction = action({
  roles: ["admin"],
  input: draft,
  run: discardDraft,
  after: ({ draftId }) => `/admin/policies/drafts/${draftId}?done=discarded`,
});

export const decideDraftAction = action({
  roles: ["admin"],
  input: draft
    .extend({
      decision: z.enum(["publish", "return"], "请选择公布还是退回"),
      reason: z.string().trim().max(300, "理由不能超过300个字").default(""),
    })
    .refine(({ decision, reason }) => decision === "publish" || reason !== "", {
      path: ["reason"],
      message: "退回时请写明理由",
    }),
  run: (ctx, { draftId, decision, reason }) =>
    decision === "publish" ? publishDraft(ctx, { draftId }) : returnDraft(ctx, { draftId, reason }),
  after: ({ draftId }, { decision }) => `/admin/policies/drafts/${draftId}?done=${decision}`,
});

export const pasteHolidaysAction = action({
  roles: ["admin"],
  input: z.object({
    text: z.string("请粘贴通知全文").trim().min(1, "请粘贴通知全文").max(20_000, "不能超过20000个字"),
  }),
  run: (ctx, { text }) => previewHolidays(ctx, { fileName: "粘贴的通知", bytes: Buffer.from(text, "utf8") }),
  after: ({ importId }) => `/admin/holidays/imports/${importId}`,
});

export const commitHolidaysAction = action({
  roles: ["admin"],
  input: imported.extend({
    document: z.string("请填写通知文号").trim().min(1, "请填写通知文号").max(100, "文号不能超过100个字"),
  }),
  run: commitHolidays,
  after: ({ importId, outcome }) => `/admin/holidays/imports/${importId}?done=${outcome}`,
});

export const discardHolidaysAction = action({
  roles: ["admin"],
  input: imported,
  run: discardHolidays,
  after: ({ importId }) => `/admin/holidays/imports/${importId}?done=discarded`,
});
