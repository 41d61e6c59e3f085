import { checklist } from "../../../../src/features/inspections/rules/checklist";
import type { ActionRule } from "../action-table";
import type { Who } from "../cast";
import { inDays } from "../desk-world";

const district: readonly Who[] = ["district"];
const city: readonly Who[] = ["station", "bureau"];
/** Whoever inspects, each in its own area. */
const inspecting: readonly Who[] = ["district", "station", "districtForeign"];
const eachOf = (ids: readonly string[], fields: (id: string) => Record<string, string>) =>
  Object.assign({}, ...ids.map(fields)) as Record<string, string>;

/** Inspections, reviews outside the platform, the key-watch list and voidings. */
export const inspectionActions: Readonly<Record<string, ActionRule>> = {
  buildListAction: {
    allowed: inspecting,
    form: () => ({ title: "专项检查", shown: "1", reasons: "ROUTINE" }),
  },
  publishDrawAction: {
    allowed: inspecting,
    form: () => ({ title: "双随机抽查", projects: "1", inspectors: "2" }),
  },
  pressDrawAction: {
    allowed: district,
    form: ({ inspections }) => ({ listId: inspections.published, digits: "20261122" }),
  },
  redrawInspectorsAction: {
    allowed: district,
    form: ({ inspections }) => ({ listId: inspections.short, inspectors: "2" }),
  },
  withdrawMemberAction: {
    allowed: district,
    form: ({ inspections: { drawn } }) => ({
      listId: drawn.id,
      personId: drawn.personId,
      reason: "亲属在参建单位",
    }),
  },
  startVisitAction: { allowed: district, form: ({ inspections }) => ({ inspectionId: inspections.planned }) },
  recordVisitAction: {
    allowed: district,
    form: ({ inspections }) => ({
      inspectionId: inspections.visiting,
      base: "",
      press: "submit",
      inspectors: "张检查、李检查",
      attendees: "项目经理",
      ...Object.fromEntries(checklist.map(({ code }) => [`answer.${code}`, "OK"])),
    }),
  },
  demandRectificationAction: {
    allowed: district,
    form: ({ inspections }) => ({ inspectionId: inspections.found, demand: "立即整改", dueDate: inDays(20) }),
  },
  replyFindingsAction: {
    allowed: ["contractor"],
    form: ({ inspections: { asked } }) => ({
      inspectionId: asked.id,
      ...eachOf(asked.findings, (id) => ({ [`reply.${id}`]: "已整改" })),
    }),
  },
  replyAsSupervisionAction: {
    allowed: ["supervision"],
    form: ({ inspections: { askedToo } }) => ({
      inspectionId: askedToo.id,
      ...eachOf(askedToo.findings, (id) => ({ [`reply.${id}`]: "已督促整改" })),
    }),
  },
  checkRepliesAction: {
    allowed: district,
    form: ({ inspections: { resubmitted } }) => ({
      inspectionId: resubmitted.id,
      ...eachOf(resubmitted.findings, (id) => ({ [`done.${id}`]: "yes", [`remark.${id}`]: "" })),
    }),
  },
  closeInspectionAction: {
    allowed: district,
    form: ({ inspections }) => ({ inspectionId: inspections.verified, note: "同意结案" }),
  },
  escalateInspectionAction: {
    allowed: district,
    form: ({ inspections }) => ({ inspectionId: inspections.late, reason: "逾期未整改" }),
  },
  issueCircularAction: {
    allowed: district,
    form: ({ inspections }) => ({ circularId: inspections.circularId, documentNumber: "李建通〔2026〕1号" }),
  },
  recordOutsideAction: {
    allowed: ["district", "station"],
    form: ({ inspections }) => ({
      projectId: inspections.projectId,
      heldOn: inDays(-20),
      facts: "自行邀请专家论证",
    }),
  },
  notifyUnitAction: { allowed: district, form: ({ inspections }) => ({ reviewId: inspections.recorded }) },
  stateViewAction: {
    allowed: ["contractor"],
    form: ({ inspections }) => ({ reviewId: inspections.told, statement: "情况属实" }),
  },
  circulateReviewAction: {
    allowed: district,
    form: ({ inspections }) => ({ reviewId: inspections.heard, until: inDays(300), intervalDays: "60" }),
  },
  withdrawOutsideAction: {
    allowed: district,
    form: ({ inspections }) => ({ reviewId: inspections.mistaken, reason: "记录有误" }),
  },
  liftWatchAction: {
    allowed: ["district", "station"],
    form: ({ inspections }) => ({ watchId: inspections.watchId, reason: "已整改" }),
  },
  proposeVoidAction: {
    allowed: city,
    form: ({ inspections }) => ({
      caseId: inspections.voidable.caseId,
      ground: "TOO_FEW",
      reason: "到会专家不足",
      documentNumber: "青建质〔2026〕2号",
    }),
  },
  decideVoidAction: {
    allowed: city,
    form: ({ inspections }) => ({ caseId: inspections.voiding.caseId, decision: "CONFIRMED", remark: "" }),
  },
};
