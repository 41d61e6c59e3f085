import { z } from "zod";
import type { ExchangeResource } from "@/db/schema";
import { caseStates, inspectionStates } from "@/db/schema";
import { numberBehind } from "../rules/cursor";
import {
  acknowledgement,
  acknowledgementRequest,
  acknowledgements,
  caseDetail,
  casePage,
  certificate,
  inspectionDetail,
  inspectionList,
  inspectionListPage,
  inspectionPage,
} from "./answers";

/** One thing the open interface can do: its address, what it takes and gives. Routes and the document follow it. */
export interface Operation {
  readonly method: "get" | "post";
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** What the token must be issued for; null: any token that is good. */
  readonly resource: ExchangeResource | null;
  /** The part of the address in braces. */
  readonly parameter?: { readonly name: string; readonly about: string };
  readonly query: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** A detail that can be asked for only when it has changed. */
  readonly tagged: boolean;
}

const cursor = z
  .string()
  .refine((text) => numberBehind(text) !== null, "cursor 不正确，请使用上一页给出的 next")
  .describe("上一页给出的 next；不填从头开始");
const limit = z.coerce
  .number("limit 应为1到100的整数")
  .int("limit 应为1到100的整数")
  .min(1, "limit 应为1到100的整数")
  .max(100, "limit 应为1到100的整数")
  .default(50)
  .describe("每页条数");
const changedSince = z.iso
  .datetime({ offset: true, error: "changedSince 应为 RFC 3339 格式的时间，例如 2026-11-30T08:00:00Z" })
  .describe("只要这个时间以后有变化的；填上一次读取第一页的 asOf");
const areaFilter = z
  .string()
  .regex(/^\d{6}(-[A-Z]{2})?$/, "area 应为行政区划代码")
  .describe("只要这个地区的（区、市包括其中的功能区）");

const none = z.strictObject({});
const paged = { cursor: cursor.optional(), limit };

/** Everything the open interface can do (features.md 106). */
export const operations = {
  listCases: {
    method: "get",
    path: "/api/v1/cases",
    summary: "论证项目列表",
    description: "按编号由小到大，只有已提交的。翻页期间新提交的排在后面，不重不漏。",
    resource: "cases",
    query: z.strictObject({
      ...paged,
      state: z.enum(caseStates, "state 不是列出的状态").describe("只要这个状态的").optional(),
      area: areaFilter.optional(),
      changedSince: changedSince.optional(),
    }),
    answer: casePage,
    tagged: false,
  },
  getCase: {
    method: "get",
    path: "/api/v1/cases/{number}",
    summary: "论证项目",
    description: "工程、参建各方、危大工程判定、状态、期限、结论和获准实施的方案版本。",
    resource: "cases",
    parameter: { name: "number", about: "论证项目编号" },
    query: none,
    answer: caseDetail,
    tagged: true,
  },
  getCertificate: {
    method: "get",
    path: "/api/v1/certificates/{code}",
    summary: "抽取证书",
    description: "与公开的抽取证书相同，专家组成立后才有。证书代码在论证项目的 certificates 中。",
    resource: "certificates",
    parameter: { name: "code", about: "证书代码" },
    query: none,
    answer: certificate,
    tagged: true,
  },
  listInspectionLists: {
    method: "get",
    path: "/api/v1/inspection-lists",
    summary: "监督检查清单列表",
    description: "按编号由小到大。",
    resource: "inspections",
    query: z.strictObject(paged),
    answer: inspectionListPage,
    tagged: false,
  },
  getInspectionList: {
    method: "get",
    path: "/api/v1/inspection-lists/{number}",
    summary: "监督检查清单",
    description: "清单和办理进度。",
    resource: "inspections",
    parameter: { name: "number", about: "清单编号" },
    query: none,
    answer: inspectionList,
    tagged: true,
  },
  listInspections: {
    method: "get",
    path: "/api/v1/inspections",
    summary: "监督检查列表",
    description: "按编号由小到大，只有已有检查记录的；检查在后而编号在前的，用 changedSince 取得。",
    resource: "inspections",
    query: z.strictObject({
      ...paged,
      list: z.string().max(40, "list 应为清单编号").describe("只要这份清单的").optional(),
      state: z.enum(inspectionStates, "state 不是列出的状态").describe("只要这个状态的").optional(),
      changedSince: changedSince.optional(),
    }),
    answer: inspectionPage,
    tagged: false,
  },
  getInspection: {
    method: "get",
    path: "/api/v1/inspections/{number}",
    summary: "监督检查结果",
    description: "检查表、发现的问题、整改和复查情况。",
    resource: "inspections",
    parameter: { name: "number", about: "检查编号" },
    query: none,
    answer: inspectionDetail,
    tagged: true,
  },
  listAcknowledgements: {
    method: "get",
    path: "/api/v1/acknowledgements",
    summary: "已取至",
    description: "本令牌确认过的时间，接入系统恢复后可由此继续。",
    resource: null,
    query: none,
    answer: acknowledgements,
    tagged: false,
  },
  acknowledge: {
    method: "post",
    path: "/api/v1/acknowledgements",
    summary: "确认已取走的数据",
    description:
      "必须带 Idempotency-Key。同一标识、同一内容，得到同一回答；同一标识用于其他内容的，不予办理。只能确认到更晚的时间。",
    resource: null,
    query: none,
    body: acknowledgementRequest,
    answer: acknowledgement,
    tagged: false,
  },
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof operations;
export type Query<N extends OperationName> = z.output<(typeof operations)[N]["query"]>;
export type Answered<N extends OperationName> = z.output<(typeof operations)[N]["answer"]>;
