import { z } from "zod";
import { isDate } from "@/features/rulebook";
import { complaintOutcomes, complaintSubjects, expertBreaches, unitBreaches } from "./rules/choices";

const id = z.uuid("没有找到这项内容");
const text = (missing: string, most: number) =>
  z.string(missing).trim().min(1, missing).max(most, `不能超过${most}个字`);
const optional = (most: number) => z.string().trim().max(most, `不能超过${most}个字`).default("");
const oneLine = (value: string) => !value.includes("\n");

/** How the author gives her name: not at all, typed in, or as whom she is signed in. */
const identities = ["anonymous", "typed", "login"] as const;

/** 举报, named or anonymous. */
export const complaintInput = z
  .object({
    subjectKind: z.enum(complaintSubjects, "请选择举报的对象"),
    subject: text("请填写被举报人的姓名或者单位名称；不清楚的，写明能够辨认的情况", 100).refine(
      oneLine,
      "只能写一行",
    ),
    caseNumber: optional(40)
      .transform((value) => value.normalize("NFKC").toUpperCase())
      .refine(
        (value) => value === "" || /^QDLZ-\d{4}-\d{6}$/.test(value),
        "论证项目编号的格式为QDLZ-2026-000123，不知道的可以不填",
      ),
    content: text("请写明举报的事实和依据", 4000),
    identity: z.enum(identities, "请选择是否署名"),
    name: optional(50),
    unit: optional(100),
    contact: optional(50),
  })
  .refine(({ identity, name }) => identity !== "typed" || name !== "", {
    path: ["name"],
    message: "署名举报的，请填写姓名；不愿署名的，请选择匿名",
  });

/** A query code as it was copied: blanks, hyphens and small letters do not matter. */
export const complaintCodeInput = z.object({
  code: z
    .string("请填写查询码")
    .transform((typed) => typed.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase())
    .pipe(
      z
        .string()
        .min(1, "请填写查询码")
        .regex(/^[0-9A-F]{32}$/, "查询码为32位，由数字和字母A至F组成"),
    ),
});

/** The author's request for a review; the code comes past the address, in a cookie. */
export const authorReviewInput = z.object({ reason: text("请写明申请复查的理由", 2000) });

export const complaintIdInput = z.object({ complaintId: id });
export const reasonInput = z.object({ complaintId: id, reason: text("请写明理由", 500) });

/** 受理审查: accepted with what the accused will read, or not, or sent on to whom it concerns. */
export const triageInput = z
  .object({
    complaintId: id,
    decision: z.enum(["accept", "refuse", "transfer"], "请选择审查结果"),
    summary: optional(1000),
    /** Whom it is about, where the author's words did not tell: a number of the pool, or a unit's code. */
    subjectRef: optional(30).transform((value) => value.normalize("NFKC").toUpperCase()),
    caseNumber: optional(40).transform((value) => value.normalize("NFKC").toUpperCase()),
    reason: optional(500),
    transferredTo: optional(100),
  })
  .refine(({ decision, summary }) => decision !== "accept" || summary !== "", {
    path: ["summary"],
    message: "受理的，请写明举报内容摘要，被举报人只能看到摘要",
  })
  .refine(({ decision, reason }) => decision === "accept" || reason !== "", {
    path: ["reason"],
    message: "不予受理或者转送的，请写明理由，举报人可以看到",
  })
  .refine(({ decision, transferredTo }) => decision !== "transfer" || transferredTo !== "", {
    path: ["transferredTo"],
    message: "转送的，请写明接收的机关",
  });

export const decideComplaintInput = z.object({
  complaintId: id,
  outcome: z.enum(complaintOutcomes, "请选择处理结论"),
  answer: text("请写明查明的事实、依据和处理意见", 2000),
});

export const notifyInput = z.object({
  complaintId: id,
  notice: text("请写明怎样告知举报人和被举报人", 500),
});

/** What a complaint that was found justified shows, for the ledger; the words are read by who is accused. */
export const complaintCreditInput = z.object({
  complaintId: id,
  kind: z.enum([...expertBreaches, ...unitBreaches], "请选择信用事件的种类"),
  occurredOn: text("请填写发生日期", 10).refine(isDate, "请填写真实存在的日期，例如2026-11-30"),
  statement: text("请写明查实的事实和依据", 1000),
  document: text("请填写依据文书的文号", 100).refine(oneLine, "只能写一行"),
});

export const statementInput = z.object({ complaintId: id, statement: text("请写明有关情况", 3000) });
export const accusedReviewInput = z.object({ complaintId: id, reason: text("请写明申请复查的理由", 2000) });
