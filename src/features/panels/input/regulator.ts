import { z } from "zod";
import type { CaseState, MessageState } from "@/db/schema";
import type { ExclusionCode } from "@/features/draws";
import { type DateString, isDate, SPECIALTY_CODES } from "@/features/rulebook";
import { type ReturnReason, returnReasons } from "./return-reasons";

/** States a supervisor can meet, in the order of the process: lists sort by it. */
export const supervisedStates = [
  "SUBMITTED",
  "RETURNED",
  "ADMITTED",
  "DRAWING",
  "INVITING",
  "POOL_EXHAUSTED",
  "PANEL_FORMED",
  "PRE_REVIEW",
  "IN_MEETING",
  "AWAITING_REPORT",
  "REPORT_CHECK",
  "CONCLUDED",
  "REVISION",
  "LEADER_CONFIRMED",
  "MEDIATION",
  "APPROVAL",
  "APPROVED",
  "IMPLEMENTING",
  "COMPLETED",
  "CLOSED_FAIL",
  "CLOSED_SUPERSEDED",
  "SUSPENDED",
  "CANCELLED",
  "VOID",
] as const satisfies readonly CaseState[];

/** Worklists: what asks for somebody (专家不足、撤销申请), meetings of the week, cases drawn again twice or more. */
export const caseQueues = ["attention", "week", "redraws"] as const;
export const caseSorts = ["submitted", "meeting", "state", "number"] as const;
export type CaseSort = (typeof caseSorts)[number];

/** What a list page was asked for; whatever is not on the closed lists is left out. */
export interface CaseFilter {
  readonly keyword?: string;
  readonly state?: (typeof supervisedStates)[number];
  readonly queue?: (typeof caseQueues)[number];
  readonly district?: string;
  readonly specialty?: string;
  readonly from?: DateString;
  readonly to?: DateString;
  readonly sort: CaseSort;
  readonly direction: "asc" | "desc";
}

/** The query of an address, as Next gives it. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads a case list's filter and order from its address. */
export function readCaseFilter(query: Query): CaseFilter {
  const sort = among(caseSorts, query.sort) ?? "submitted";
  return {
    keyword: words(query.keyword),
    state: among(supervisedStates, query.state),
    queue: among(caseQueues, query.queue),
    district: /^\d{6}(-[A-Z]{2})?$/.test(one(query.district)) ? one(query.district) : undefined,
    specialty: among(SPECIALTY_CODES, query.specialty),
    from: day(query.from),
    to: day(query.to),
    sort,
    direction: among(["asc", "desc"] as const, query.direction) ?? (sort === "submitted" ? "desc" : "asc"),
  };
}

export const messageStatesListed = [
  "CREATED",
  "SENDING",
  "SENT",
  "DELIVERED",
  "FAILED",
  "UNDELIVERED",
  "CANCELLED",
] as const satisfies readonly MessageState[];

export interface MessageFilter {
  /** Part of a case's number. */
  readonly keyword?: string;
  readonly state?: MessageState;
  /** Not delivered in a case that is still open: somebody should ask the person. */
  readonly queue?: "undelivered";
  readonly template?: string;
  readonly from?: DateString;
  readonly to?: DateString;
}

/** Reads the SMS log's filter from its address; `templates` is the closed list. */
export function readMessageFilter(query: Query, templates: readonly string[]): MessageFilter {
  return {
    keyword: words(query.keyword),
    state: among(messageStatesListed, query.state),
    queue: among(["undelivered"] as const, query.queue),
    template: among(templates, query.template),
    from: day(query.from),
    to: day(query.to),
  };
}

export interface CandidateFilter {
  /** A reason, or `none` for those who could be drawn, or `drawn`. */
  readonly excluded?: ExclusionCode | "none" | "drawn";
  readonly keyword?: string;
}

/** Reads the filter of a round's candidates; `codes` is the closed list of reasons. */
export function readCandidateFilter(query: Query, codes: readonly ExclusionCode[]): CandidateFilter {
  return {
    excluded: among([...codes, "none", "drawn"] as const, query.excluded),
    keyword: words(query.keyword),
  };
}

/** First value of a repeated name, without blanks around. */
export function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? (value[0] ?? "") : (value ?? "")).trim();
}

function among<T extends string>(list: readonly T[], value: string | string[] | undefined): T | undefined {
  return list.find((known) => known === one(value));
}

function words(value: string | string[] | undefined): string | undefined {
  const text = one(value)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .slice(0, 60);
  return text || undefined;
}

function day(value: string | string[] | undefined): DateString | undefined {
  const text = one(value);
  return isDate(text) && text >= "2000-01-01" && text < "2100-01-01" ? text : undefined;
}

const caseId = z.uuid("没有找到这项内容");
const reason = z.string("请写明理由").trim().min(1, "请写明理由").max(500, "理由不能超过500个字");

const reasonCodes = Object.keys(returnReasons) as [ReturnReason, ...ReturnReason[]];

export const caseInput = z.object({ caseId });

export const returnInput = z
  .object({
    caseId,
    items: z.preprocess(
      (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]),
      z.array(z.enum(reasonCodes, "请从列出的理由中选择")).max(20),
    ),
    other: z.string().trim().max(1000, "其他理由不能超过1000个字").default(""),
  })
  .transform(({ caseId, items, other }) => ({
    caseId,
    reasons: [
      ...items.map((code): string => returnReasons[code]),
      ...other
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    ],
  }))
  .refine(({ reasons }) => reasons.length > 0, { path: ["items"], message: "请至少选择或写明一条退回理由" })
  .refine(({ reasons }) => reasons.length <= 20, { path: ["other"], message: "退回理由最多20条" });

export const cancellationInput = z.object({
  caseId,
  decision: z.enum(["approve", "refuse"], "请选择同意或不同意"),
  reason,
});
