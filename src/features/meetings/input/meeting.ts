import { z } from "zod";
import { instantOf, isDate } from "@/features/rulebook";
import { dutyCodes } from "../rules/attendees";

const caseId = z.uuid("没有找到这项内容");
const reason = z.string("请填写原因").trim().min(1, "请填写原因").max(500, "原因不能超过500个字");
const line = (missing: string, most: number) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(most, `不能超过${most}个字`)
    .refine((value) => !value.includes("\n"), "只能写一行");

export const voteInput = z.object({
  caseId,
  electionId: z.uuid("这次推选已经结束，请刷新页面查看结果"),
  candidateId: z.uuid("请选择您推选的组长"),
});

export const checkInInput = z.object({ caseId, code: z.string().max(64).optional() });

export const moveAnswerInput = z.object({
  caseId,
  moveId: z.uuid("没有找到这次改期"),
  answer: z.enum(["ACCEPTED", "REFUSED"], "请选择能参加还是不能参加"),
});

export const meetingInput = z.object({ caseId });
export const suspendInput = z.object({ caseId, reason });

const many = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z
    .array(z.uuid("所选人员不是本专家组成员，请刷新页面后重选"))
    .min(1, "请选择在纸质签到表上签名的专家")
    .max(30),
);
export const takeOverInput = z.object({ caseId, invitationIds: many });

const clock = (missing: string) =>
  z
    .string(missing)
    .transform((value) =>
      value
        .normalize("NFKC")
        .trim()
        .replace(/^(\d):/, "0$1:"),
    )
    .refine((value) => value !== "", missing)
    .refine((value) => value === "" || /^([01]\d|2[0-3]):[0-5]\d$/.test(value), "时刻应写作09:00");
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** How long a meeting may last, in minutes. */
const longest = 12 * 60;

/** A new time and place, as one day and two times of it in China. */
export const moveInput = z
  .object({
    caseId,
    date: z
      .string("请填写会议日期")
      .transform((value) => value.normalize("NFKC").trim())
      .refine((value) => value !== "", "请填写会议日期")
      .refine((value) => value === "" || isDate(value), "请填写真实存在的日期，例如2026-11-30"),
    from: clock("请填写开始时刻"),
    to: clock("请填写结束时刻"),
    place: line("请填写会议地点", 100),
    reason,
  })
  .superRefine(({ from, to }, check) => {
    const minutes = minutesOf(to) - minutesOf(from);
    const refuse = (message: string) => check.addIssue({ code: "custom", path: ["to"], message });
    if (minutes <= 0) refuse("结束时刻应晚于开始时刻；论证会应在当日结束");
    else if (minutes > longest) refuse("一次论证会不能超过12小时");
  })
  .transform(({ caseId: id, date, from, to, place, reason: why }) => ({
    caseId: id,
    reason: why,
    meeting: { from: instantOf(date, minutesOf(from)), to: instantOf(date, minutesOf(to)), place },
  }));

export const attendeeInput = z.object({
  caseId,
  duty: z.enum(dutyCodes as [string, ...string[]], "请选择参会身份"),
  unitName: line("请填写单位名称", 100),
  name: line("请填写姓名", 50),
});
export const removeAttendeeInput = z.object({ caseId, attendeeId: z.uuid("没有找到这个人") });

export const appointInput = z.object({
  caseId,
  invitationId: z.uuid("请选择一位专家"),
  reason,
});
export const vacateInput = z.object({ caseId, reason });
