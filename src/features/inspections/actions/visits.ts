"use server";

import { action } from "@/platform/action";
import { inspectionIdInput, recordInput } from "../input/record";
import { checkInput, closeInput, demandInput, escalateInput } from "../input/rectify";
import { checkReplies } from "../rectification/check-replies";
import { closeInspection } from "../rectification/close-inspection";
import { demandRectification } from "../rectification/demand-rectification";
import { escalateInspection } from "../rectification/escalate";
import { saveRecord } from "../site/save-record";
import { startVisit } from "../site/start-visit";
import { submitRecord } from "../site/submit-record";

const home = ({ inspectionId }: { inspectionId: string }) => `/regulator/inspections/${inspectionId}`;

export const startVisitAction = action({
  roles: ["regulator"],
  input: inspectionIdInput,
  run: startVisit,
  after: (value) => `${home(value)}/site`,
});

/** 保存草稿 or 提交检查记录: the same form, by which button was pressed. */
export const recordVisitAction = action({
  roles: ["regulator"],
  input: recordInput,
  run: async (ctx, input) => {
    if (input.press === "submit") {
      await submitRecord(ctx, input);
      return { inspectionId: input.inspectionId, submitted: true };
    }
    await saveRecord(ctx, input);
    return { inspectionId: input.inspectionId, submitted: false };
  },
  after: (value) => (value.submitted ? `${home(value)}?news=recorded` : `${home(value)}/site?news=saved`),
});

export const demandRectificationAction = action({
  roles: ["regulator"],
  input: demandInput,
  run: demandRectification,
  after: (value) => `${home(value)}?news=demanded`,
});

export const checkRepliesAction = action({
  roles: ["regulator"],
  input: checkInput,
  run: checkReplies,
  after: (value) => `${home(value)}?news=${value.verified ? "verified" : "returned"}`,
});

export const closeInspectionAction = action({
  roles: ["regulator"],
  input: closeInput,
  run: closeInspection,
  after: (value) => `${home(value)}?news=closed`,
});

export const escalateInspectionAction = action({
  roles: ["regulator"],
  input: escalateInput,
  run: escalateInspection,
  after: (value) => `${home(value)}?news=escalated`,
});
