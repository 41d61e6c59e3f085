"use server";

import { action } from "@/platform/action";
import { requestUseInput, stateMisuseInput, useIdInput } from "../input";
import { stateMisuse } from "../misuse/answer-misuse";
import { withdrawUse } from "../requests/end-use";
import { requestUse } from "../requests/request-use";

export const requestUseAction = action({
  roles: ["expert"],
  input: requestUseInput,
  run: requestUse,
  after: ({ useId }) => `/expert/title-use/${useId}?news=requested`,
});

export const withdrawUseAction = action({
  roles: ["expert"],
  input: useIdInput,
  run: withdrawUse,
  after: ({ useId }) => `/expert/title-use/${useId}?news=withdrawn`,
});

export const stateMisuseAction = action({
  roles: ["expert"],
  input: stateMisuseInput,
  run: stateMisuse,
  after: ({ misuseId }) => `/expert/title-use/misuse/${misuseId}?news=stated`,
});
