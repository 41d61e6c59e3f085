"use server";

import { action } from "@/platform/action";
import { questionAnswerInput } from "../input/member-question";
import { decideQuestion } from "../member-questions";

export const decideQuestionAction = action({
  roles: ["regulator"],
  input: questionAnswerInput,
  run: decideQuestion,
  after: ({ questionId }, { decision }) =>
    `/regulator/questions/${questionId}?news=${decision === "KEEP" ? "kept" : "replaced"}`,
});
