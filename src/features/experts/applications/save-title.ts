import { dateAt } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { InvalidInput } from "@/platform/errors";
import type { TitleStepInput, WorkStepInput } from "../input/application";
import { changeApplication } from "./own-application";

/** 职称 and its certificate, as the applicant reads them from it. */
export function saveTitle(ctx: Ctx, input: TitleStepInput) {
  const { applicationId, ...title } = input;
  return changeApplication(ctx, applicationId, "title", async (_, __, now) => {
    if (title.titleGrantedOn > dateAt(now))
      throw new InvalidInput({ titleGrantedOn: "取得日期不能晚于今天" });
    return title;
  });
}

/** Since when she works in the field, and what she did (A2.8 二: fifteen years, or rich experience). */
export function saveWork(ctx: Ctx, input: WorkStepInput) {
  const { applicationId, ...work } = input;
  return changeApplication(ctx, applicationId, "work", async (_, __, now) => {
    if (work.workedSince > dateAt(now)) throw new InvalidInput({ workedSince: "日期不能晚于今天" });
    return work;
  });
}
