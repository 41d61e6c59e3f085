import { z } from "zod";
import { isDate } from "@/features/rulebook";

const plain = (form: "NFC" | "NFKC") => (value: unknown) =>
  typeof value === "string" ? value.toWellFormed().normalize(form).trim() : "";
/** Numbers and dates, in whatever width they were typed. */
const text = z.unknown().optional().transform(plain("NFKC"));
/** Prose as it was written: NFKC would make half-width commas of Chinese ones. */
const prose = z.unknown().optional().transform(plain("NFC"));
const words = (missing: string, most = 1000) =>
  prose
    .refine((value) => value !== "", missing)
    .refine((value) => value.length <= most, `不能超过${most}个字`);

const eventId = z.uuid("没有找到这条信用事件");
const appealId = z.uuid("没有找到这件复核申请");

/** Kinds that are proposed by hand, as the form offers them; each is of an expert or of a unit. */
export const manualKinds = {
  expert: ["OPINION_PERFUNCTORY", "REPORT_ERROR", "DISCIPLINE_BREACH", "EMERGENCY_SUPPORT"],
  unit: ["BYPASSED_PLATFORM", "STARTED_EARLY", "PLAN_DEVIATED"],
} as const;
export type ManualKind = (typeof manualKinds)["expert" | "unit"][number];
const everyKind: readonly ManualKind[] = [...manualKinds.expert, ...manualKinds.unit];

export const proposalInput = z
  .object({
    about: z.enum(["expert", "unit"], "请选择是专家还是单位"),
    /** Number of the expert or code of the unit. */
    subject: text.transform((value) => value.toUpperCase()),
    kind: z.enum(everyKind, "请选择信用事件的种类"),
    occurredOn: text.refine(isDate, "请填写真实存在的日期，例如2026-11-30"),
    caseNumber: text
      .transform((value) => value.toUpperCase())
      .refine((value) => value.length <= 40, "论证编号有误"),
    statement: words("请写明事实和依据"),
    document: words("请填写依据文书的文号", 100),
  })
  .superRefine((given, ctx) => {
    const pattern = given.about === "expert" ? /^QD\d{6}$/ : /^[0-9A-Z]{18}$/;
    if (!pattern.test(given.subject))
      ctx.addIssue({
        code: "custom",
        path: ["subject"],
        message: given.about === "expert" ? "请填写专家编号，例如QD000017" : "请填写18位统一社会信用代码",
      });
    if (!(manualKinds[given.about] as readonly string[]).includes(given.kind))
      ctx.addIssue({ code: "custom", path: ["kind"], message: "请选择与对象相符的种类" });
  });
export type EventProposal = z.output<typeof proposalInput>;

export const eventInput = z.object({ eventId });

const day = text.refine((value) => value === "" || isDate(value), "请填写真实存在的日期，例如2026-11-30");

/** A suspension that rests on the event: its days and its document. */
export const suspensionInput = z
  .object({
    eventId,
    from: day.refine((value) => value !== "", "请填写暂停的第一天"),
    to: day.transform((value) => value || null),
    document: words("请填写决定文书的文号", 100),
    reason: words("请写明作出决定的事实和依据"),
  })
  .refine(({ from, to }) => to === null || to >= from, { path: ["to"], message: "最后一天不能早于第一天" });
export type SuspensionProposal = z.output<typeof suspensionInput>;

/** Several events that were read in a list; one is sent as itself. */
export const eventsInput = z.object({
  eventIds: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(eventId).min(1, "请至少选择一条").max(100, "一次最多确认100条"),
  ),
});

export const objectionInput = z.object({ eventId, text: words("请写明异议的理由") });
export const appealInput = z.object({ eventId, text: words("请写明申请复核的理由") });

/** The second person's word on an event that nobody objected to. */
export const confirmInput = z
  .object({
    eventId,
    decision: z.enum(["confirm", "cancel"], "请选择确认或取消"),
    reason: prose.refine((value) => value.length <= 1000, "不能超过1000个字"),
  })
  .refine(({ decision, reason }) => decision === "confirm" || reason !== "", {
    path: ["reason"],
    message: "请写明取消的理由",
  });

/** On an objection, and on an appeal: either way with its reason. */
export const objectionVerdict = z.object({
  eventId,
  decision: z.enum(["uphold", "cancel"], "请选择维持或取消"),
  reason: words("请写明处理的理由"),
});
export const appealVerdict = z.object({
  appealId,
  decision: z.enum(["grant", "dismiss"], "请选择冲回或维持"),
  reason: words("请写明复核的理由"),
});
