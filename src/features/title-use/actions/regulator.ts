"use server";

import { action } from "@/platform/action";
import { decideMisuseInput, decideUseInput, recordMisuseInput } from "../input";
import { decideMisuse } from "../misuse/answer-misuse";
import { recordMisuse } from "../misuse/record-misuse";
import { decideUse } from "../requests/end-use";

export const decideUseAction = action({
  roles: ["regulator"],
  input: decideUseInput,
  run: decideUse,
  after: ({ useId }, { decision }) => `/regulator/title-use/${useId}?news=${decision}`,
});

export const recordMisuseAction = action({
  roles: ["regulator"],
  input: recordMisuseInput,
  run: recordMisuse,
  after: ({ misuseId }) => `/regulator/title-use/misuse/${misuseId}?news=recorded`,
});

export const decideMisuseAction = action({
  roles: ["regulator"],
  input: decideMisuseInput,
  run: decideMisuse,
  after: ({ misuseId }, { decision }) => `/regulator/title-use/misuse/${misuseId}?news=${decision}`,
});
