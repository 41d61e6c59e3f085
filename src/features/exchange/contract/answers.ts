import { z } from "zod";
import {
  type CaseState,
  caseStates,
  exchangeResources,
  type InspectionState,
  inspectionReasons,
  inspectionStates,
  partyRoles,
} from "@/db/schema";
import { EXCLUSION_CODES } from "@/features/draws";
import { inspectionStateLabels } from "@/features/inspections";
import { stateLabels } from "@/features/reviews";

// What leaves the platform, and nothing else: every object is strict, so that a field that is not written here cannot
// go out by mistake. No person is in it (a contact, an inspector, an expert), and no words that somebody typed freely
// about others. The published document is made from these schemas, and every answer is checked against them.

/** Every schema that has a name in the document. */
export const named = z.registry<{ id: string }>();

function name<T extends z.ZodType>(id: string, schema: T): T {
  named.add(schema, { id });
  return schema;
}

const instant = () => z.iso.datetime();
const date = () => z.iso.date();
const sha256 = () => z.string().regex(/^[0-9a-f]{64}$/);
const hex = () => z.string().regex(/^[0-9a-f]*$/);
const list = <S extends string>(labels: Readonly<Record<S, string>>, states: readonly S[]) =>
  states.map((state) => `${state} ${labels[state]}`).join("；");

export const unit = name(
  "Unit",
  z.strictObject({ name: z.string(), uscc: z.string().describe("统一社会信用代码") }).describe("单位"),
);

export const area = name(
  "Area",
  z
    .strictObject({
      code: z.string().describe("行政区划代码；功能区为所在区（市）代码加后缀"),
      name: z.string(),
    })
    .describe("监管地区"),
);

const conclusion = z
  .enum(["PASS", "PASS_AFTER_REVISION", "FAIL"])
  .nullable()
  .describe("论证结论：PASS 通过；PASS_AFTER_REVISION 修改后通过；FAIL 不通过");
const level = z
  .enum(["NOT_HAZARDOUS", "HAZARDOUS", "OVER_SCALE", "UNDETERMINED"])
  .describe(
    "NOT_HAZARDOUS 不属于危大工程；HAZARDOUS 危大工程；OVER_SCALE 超过一定规模；UNDETERMINED 无法判定",
  );
const caseState = z.enum(caseStates).describe(
  list<CaseState>(
    stateLabels,
    caseStates.filter((state) => state !== "DRAFT"),
  ),
);

const summary = {
  number: z.string().describe("论证项目编号"),
  title: z.string().describe("专项施工方案名称"),
  state: caseState,
  stateLabel: z.string(),
  project: z.string().describe("工程名称"),
  contractor: unit.describe("施工单位"),
  area,
  specialty: z
    .strictObject({ code: z.string(), label: z.string() })
    .nullable()
    .describe("主专业；null 表示还没有确定"),
  result: level.nullable(),
  submittedAt: instant().describe("最近一次提交的时间"),
  conclusion,
  concludedAt: instant().nullable(),
  approvedAt: instant().nullable(),
};

export const caseSummary = name("CaseSummary", z.strictObject(summary).describe("论证项目（摘要）"));

export const caseDetail = name(
  "Case",
  z
    .strictObject({
      ...summary,
      project: z
        .strictObject({
          name: z.string(),
          address: z.string(),
          library: z.enum(["SZ", "GD"]).describe("SZ 市政公用工程；GD 轨道交通工程"),
        })
        .describe("工程"),
      supervisedBy: z.string().describe("监管机构"),
      parties: z
        .array(z.strictObject({ role: z.enum(partyRoles), roleLabel: z.string(), unit }))
        .describe("参建各方"),
      classification: z
        .strictObject({
          result: level,
          onDate: date().describe("按此日有效的清单判定"),
          catalogue: z.array(z.string()).describe("清单版本"),
          items: z.array(
            z.strictObject({
              part: z.string().describe("部位"),
              chainage: z.string().describe("桩号或者里程，没有的为空"),
              kind: z.string(),
              kindLabel: z.string(),
              result: level,
              clauses: z.array(z.string()).describe("所依据的条款"),
            }),
          ),
        })
        .nullable()
        .describe("危大工程判定；null 表示提交时没有留存"),
      deadlines: z
        .array(
          z.strictObject({
            kind: z
              .enum(["ADMISSION", "MEETING", "REPORT", "LEADER_REVIEW"])
              .describe(
                "ADMISSION 受理；MEETING 论证会开始；REPORT 上传论证报告；LEADER_REVIEW 组长复审修改稿",
              ),
            at: instant(),
          }),
        )
        .describe("尚未完成事项的期限；期限届满时刻，该时刻起即为逾期"),
      approved: z
        .strictObject({
          planSha256: sha256().describe("获准实施的方案文件的 SHA-256"),
          at: instant(),
        })
        .nullable()
        .describe("获准实施的方案；null 表示没有（尚未批准）"),
      predecessor: z
        .strictObject({
          number: z.string(),
          kind: z
            .enum(["FAILED", "SUBSTANTIAL", "CANCELLED"])
            .describe("FAILED 未通过后另行论证；SUBSTANTIAL 实质性修改后重新论证；CANCELLED 撤销后重新申报"),
        })
        .nullable()
        .describe("所接续的论证项目"),
      certificates: z
        .array(
          z.strictObject({
            round: z.int().min(1),
            outcome: z
              .enum(["FILLED", "INFEASIBLE"])
              .describe("FILLED 抽满；INFEASIBLE 人数不足，没有抽取任何人"),
            drawnAt: instant(),
            code: z.string().describe("证书代码，用于读取证书"),
          }),
        )
        .describe("已公开的抽取证书；专家组成立以前没有"),
    })
    .describe("论证项目"),
);

const seats = z.array(z.strictObject({ specialty: z.string(), count: z.int() }));

export const certificate = name(
  "Certificate",
  z
    .strictObject({
      certificateHash: sha256().describe("完整证书的指纹"),
      certificate: z
        .strictObject({
          request: z.strictObject({
            algorithm: z.string(),
            case: z.string(),
            round: z.int(),
            policy: z.string(),
            takenAt: instant(),
            anchor: hex(),
            seats,
            employerCap: z.int(),
            candidates: z.strictObject({
              eligible: z.int(),
              excluded: z.partialRecord(z.enum(EXCLUSION_CODES), z.int()),
            }),
          }),
          requestHash: sha256(),
          secret: hex(),
          nonce: z.string(),
          beacon: z.strictObject({ source: z.string(), round: z.int(), value: z.string() }).nullable(),
          seed: hex(),
          outcome: z.enum(["FILLED", "INFEASIBLE"]),
          drawnAt: instant(),
          drawn: z.array(z.strictObject({ specialty: z.string(), ticket: hex() })).describe("抽中的签号"),
        })
        .describe("与公开页面下载的证书相同，可以用 bin/verify-draw 或者“验证抽取”页面验证"),
    })
    .describe("抽取证书（公开部分）：条件、人数和算术，没有姓名、单位和候选名单"),
);

export const inspectionList = name(
  "InspectionList",
  z
    .strictObject({
      number: z.string().describe("清单编号"),
      title: z.string(),
      kind: z.enum(["FILTER", "RANDOM"]).describe("FILTER 按条件生成；RANDOM 双随机抽取"),
      body: z.string().describe("检查机构"),
      area: z.string().describe("检查机构的行政区划代码"),
      createdAt: instant(),
      rows: z.int().describe("清单中的检查数"),
      recorded: z.int().describe("已有检查记录的"),
      closed: z.int().describe("已结案的"),
    })
    .describe("监督检查清单；尚未检查的项目不对外提供"),
);

const visit = {
  number: z.string().describe("检查编号"),
  list: z.string().describe("所属清单编号"),
  state: z.enum(inspectionStates).describe(list<InspectionState>(inspectionStateLabels, inspectionStates)),
  stateLabel: z.string(),
  reason: z.enum(inspectionReasons),
  reasonLabel: z.string().describe("列入原因"),
  fact: z.string().describe("列入时的情况"),
  basis: z.array(z.string()).describe("依据的条款"),
  project: z.strictObject({ name: z.string(), address: z.string() }),
  contractor: unit,
  area: z.string().describe("监管地区名称"),
  caseNumber: z.string().nullable().describe("论证项目编号"),
  part: z.string().nullable().describe("危大工程部位"),
  recordedAt: instant().describe("检查记录提交时间"),
  dueDate: date().nullable().describe("整改期限"),
  overdueAt: instant().nullable(),
  closedAt: instant().nullable(),
};

export const inspectionSummary = name(
  "InspectionSummary",
  z.strictObject(visit).describe("监督检查（摘要）；有检查记录后才提供"),
);

export const inspectionDetail = name(
  "Inspection",
  z
    .strictObject({
      ...visit,
      round: z.int().describe("整改轮次，0 表示没有要求整改"),
      verifiedAt: instant().nullable().describe("复查通过时间"),
      answers: z
        .array(
          z.strictObject({
            code: z.string(),
            label: z.string(),
            answer: z
              .enum(["OK", "PROBLEM", "NOT_APPLICABLE"])
              .describe("OK 符合；PROBLEM 有问题；NOT_APPLICABLE 不适用"),
          }),
        )
        .describe("检查表"),
      findings: z
        .array(
          z.strictObject({
            ordinal: z.int(),
            code: z.string(),
            label: z.string().describe("检查项"),
            duty: z
              .enum(["contractor", "supervision"])
              .describe("contractor 施工单位整改；supervision 监理单位整改"),
            basis: z.array(z.string()),
            done: z.boolean().describe("复查已认定整改到位"),
          }),
        )
        .describe("发现的问题；检查人员填写的文字不对外提供"),
    })
    .describe("监督检查"),
);

const acknowledgedResource = exchangeResources.filter((one) => one !== "certificates");

export const acknowledgementRequest = name(
  "AcknowledgementRequest",
  z
    .strictObject({
      resource: z
        .enum(acknowledgedResource as ["cases", "inspections"])
        .describe("cases 论证项目；inspections 监督检查"),
      through: z.iso.datetime({ offset: true }).describe("已全部取走截至此时的数据；填列表回答中的 asOf"),
    })
    .describe("确认已取走的数据"),
);

export const acknowledgement = name(
  "Acknowledgement",
  z
    .strictObject({
      resource: z.enum(acknowledgedResource as ["cases", "inspections"]),
      through: instant(),
      acknowledgedAt: instant(),
    })
    .describe("已取至"),
);

function page<T extends z.ZodType>(id: string, item: T, what: string) {
  return name(
    id,
    z
      .strictObject({
        items: z.array(item),
        next: z.string().nullable().describe("下一页的 cursor；null 表示已是最后一页"),
        asOf: instant().describe(
          "截至此时的变化都已在本次读取的范围内；下次用第一页的 asOf 作 changedSince，不会遗漏",
        ),
      })
      .describe(what),
  );
}

export const casePage = page("CasePage", caseSummary, "论证项目一页");
export const inspectionListPage = page("InspectionListPage", inspectionList, "监督检查清单一页");
export const inspectionPage = page("InspectionPage", inspectionSummary, "监督检查一页");
export const acknowledgements = name(
  "Acknowledgements",
  z.strictObject({ items: z.array(acknowledgement) }).describe("本令牌各类数据已取至的时间"),
);

export const problem = name(
  "Problem",
  z
    .strictObject({
      type: z.string(),
      title: z.string(),
      status: z.int(),
      detail: z.string().describe("中文说明"),
      errors: z.record(z.string(), z.string()).optional().describe("各字段的说明"),
    })
    .describe("错误（RFC 9457）"),
);
