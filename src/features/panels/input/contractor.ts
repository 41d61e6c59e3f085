import { z } from "zod";
import { isDate } from "@/features/rulebook";

/** Rows of the page on which specialties are added; how many are shown follows from the policy. */
export const EXTRA_ROWS = 6;

/** The longest a meeting may last, in hours. */
export const LONGEST_MEETING = 12;

const caseId = z.uuid("没有找到这项内容");
/** As people type it: full-width digits and spaces are as good as others. */
const line = (missing: string) => z.string(missing).transform((text) => text.normalize("NFKC").trim());
const text = (value: unknown) => (typeof value === "string" ? value.normalize("NFKC").trim() : "");

const wholeNumber = line("请填写主专业人数")
  .refine((value) => value !== "", "请填写主专业人数")
  .refine((value) => value === "" || /^\d{1,3}$/.test(value), "主专业人数应为整数，例如5")
  .transform(Number);

const date = line("请填写会议日期")
  .refine((value) => value !== "", "请填写会议日期")
  .refine((value) => value === "" || isDate(value), "请填写真实存在的日期，例如2026-11-30");

/** A wall-clock time in China, brought to HH:MM. */
const clock = (missing: string) =>
  line(missing)
    .transform((value) => value.replace(/^(\d):/, "0$1:"))
    .refine((value) => value !== "", missing)
    .refine((value) => value === "" || /^([01]\d|2[0-3]):[0-5]\d$/.test(value), "时刻应写作09:00");

export interface Extra {
  readonly specialty: string;
  readonly count: number;
}

/** 专业与人数. The main specialty is the case's own and not among the fields. */
export const teamInput = z.looseObject({ caseId, mainCount: wholeNumber }).transform((form, check) => ({
  caseId: form.caseId,
  team: { mainCount: form.mainCount, extras: readExtras(form, check) },
}));

function readExtras(form: Record<string, unknown>, check: z.RefinementCtx): Extra[] {
  const extras: Extra[] = [];
  for (let row = 1; row <= EXTRA_ROWS; row++) {
    const specialty = text(form[`extra${row}`]);
    if (specialty === "") continue;
    const count = text(form[`extra${row}Count`]);
    const refuse = (field: string, message: string) =>
      check.addIssue({ code: "custom", path: [field], message });
    if (!/^\d{1,2}$/.test(count)) refuse(`extra${row}Count`, "请选择增选人数");
    if (extras.some((one) => one.specialty === specialty))
      refuse(`extra${row}`, "这个专业已经选过，每个专业只选一次");
    extras.push({ specialty, count: Number(count) });
  }
  return extras;
}

/** 会议时间, as one day and two times of it in China. */
export const meetingInput = z
  .object({ caseId, date, from: clock("请填写开始时刻"), to: clock("请填写结束时刻") })
  .superRefine(({ from, to }, check) => {
    const minutes = minutesOf(to) - minutesOf(from);
    const refuse = (message: string) => check.addIssue({ code: "custom", path: ["to"], message });
    if (minutes <= 0) refuse("结束时刻应晚于开始时刻；论证会应在当日结束");
    else if (minutes > LONGEST_MEETING * 60) refuse(`一次论证会不能超过${LONGEST_MEETING}小时`);
  })
  .transform(({ caseId: id, ...meeting }) => ({ caseId: id, meeting }));

export const placeInput = z.object({
  caseId,
  place: z
    .string("请填写会议地点")
    .trim()
    .min(1, "请填写会议地点")
    .max(100, "会议地点不能超过100个字")
    .refine((value) => !value.includes("\n"), "会议地点只能写一行"),
});

/** A field that may be missing or tampered with. */
const typed = z.unknown().optional().transform(text);

/** 公布抽取请求; `shown`: digest of the conditions on the page. */
export const requestInput = z.object({ caseId, shown: typed });

/** The press of 抽取: the browser's 32 bytes in hex, or without scripts digits the applicant typed (trust.md §1.3). */
export const drawInput = z
  .object({ caseId, nonce: typed, digits: typed })
  .transform(({ caseId: id, nonce, digits }, check) => {
    if (/^[0-9a-f]{64}$/.test(nonce)) return { caseId: id, nonce, digits: null };
    if (nonce === "" && /^\d{6,64}$/.test(digits)) return { caseId: id, nonce: null, digits };
    check.addIssue(
      nonce === ""
        ? { code: "custom", path: ["digits"], message: "请输入6至64位任意数字" }
        : { code: "custom", path: [""], message: "随机数没有生成，请刷新页面后再按“抽取”。" },
    );
    return z.NEVER;
  });

export type TeamInput = z.output<typeof teamInput>["team"];
export type MeetingInput = z.output<typeof meetingInput>["meeting"];

/** Minutes since midnight of HH:MM. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
