import { qualities } from "../../../../src/features/credit/rules/rating";
import type { ActionRule } from "../action-table";
import type { Who } from "../cast";
import { inDays } from "../desk-world";

const station: readonly Who[] = ["station"];
const member: readonly Who[] = ["expertInvited"];
const contractor: readonly Who[] = ["contractor"];
const supervision: readonly Who[] = ["supervision"];
const marks = (side: keyof typeof qualities) =>
  Object.fromEntries(Object.keys(qualities[side]).map((quality) => [`mark.${quality}`, "4"]));
const text = "与事实不符";

/** The ledger's events, the year's evaluation and the ratings after a meeting. */
export const creditActions: Readonly<Record<string, ActionRule>> = {
  proposeEventAction: {
    // A district names a case of its own area: it may, and is told so beside the field.
    allowed: ["station", "district", "districtForeign"],
    form: ({ credit }) => ({
      about: "expert",
      subject: credit.number,
      kind: "REPORT_ERROR",
      occurredOn: inDays(0),
      caseNumber: "",
      statement: "经查属实",
      document: "测试〔2026〕9号",
    }),
  },
  notifyEventAction: { allowed: station, form: ({ credit }) => ({ eventId: credit.proposed }) },
  withdrawEventAction: { allowed: station, form: ({ credit }) => ({ eventId: credit.bare }) },
  confirmEventAction: {
    allowed: station,
    form: ({ credit }) => ({ eventId: credit.due, decision: "confirm", reason: "" }),
  },
  confirmEventsAction: { allowed: station, form: ({ credit }) => ({ eventIds: [credit.dueToo] }) },
  decideObjectionAction: {
    allowed: station,
    form: ({ credit }) => ({ eventId: credit.objected, decision: "uphold", reason: "属实" }),
  },
  decideAppealAction: {
    allowed: ["bureau"],
    form: ({ credit }) => ({ appealId: credit.appealed.appealId, decision: "dismiss", reason: "维持" }),
  },
  suspendOnEventAction: {
    allowed: station,
    form: ({ credit }) => ({
      eventId: credit.suspendable,
      from: inDays(3),
      to: inDays(30),
      document: "测试〔2026〕10号",
      reason: "经查属实",
    }),
  },
  objectAsExpertAction: { allowed: member, form: ({ credit }) => ({ eventId: credit.expert.told, text }) },
  appealAsExpertAction: {
    allowed: member,
    form: ({ credit }) => ({ eventId: credit.expert.confirmed, text }),
  },
  objectAsContractorAction: {
    allowed: contractor,
    form: ({ credit }) => ({ eventId: credit.contractor.told, text }),
  },
  appealAsContractorAction: {
    allowed: contractor,
    form: ({ credit }) => ({ eventId: credit.contractor.confirmed, text }),
  },
  objectAsSupervisionAction: {
    allowed: supervision,
    form: ({ credit }) => ({ eventId: credit.supervision.told, text }),
  },
  appealAsSupervisionAction: {
    allowed: supervision,
    form: ({ credit }) => ({ eventId: credit.supervision.confirmed, text }),
  },
  rateAsContractorAction: {
    allowed: contractor,
    form: ({ credit: { rating } }) => ({
      caseId: rating.caseId,
      side: "EXPERT",
      subjectId: rating.member,
      comment: "",
      ...marks("EXPERT"),
    }),
  },
  rateAsSupervisionAction: {
    allowed: supervision,
    form: ({ credit: { rating } }) => ({
      caseId: rating.caseId,
      side: "EXPERT",
      subjectId: rating.member,
      comment: "",
      ...marks("EXPERT"),
    }),
  },
  // Both sat in that meeting, one of them as its leader.
  rateAsExpertAction: {
    allowed: [...member, "expertAccepted"],
    form: ({ credit: { rating } }) => ({
      caseId: rating.caseId,
      side: "CONTRACTOR",
      subjectId: rating.contractor,
      comment: "",
      ...marks("CONTRACTOR"),
    }),
  },
  computeRunAction: { allowed: station, form: () => ({ year: "2025", policyCode: "2025-01-08" }) },
  notifyRunAction: { allowed: station, form: ({ credit }) => ({ year: `${credit.years.notify}` }) },
  discardRunAction: { allowed: station, form: ({ credit }) => ({ year: `${credit.years.discard}` }) },
  finalizeRunAction: { allowed: station, form: ({ credit }) => ({ year: `${credit.years.finalize}` }) },
  applyRunAction: { allowed: station, form: ({ credit }) => ({ year: `${credit.years.apply}` }) },
  publishRunAction: { allowed: station, form: ({ credit }) => ({ year: `${credit.years.publish}` }) },
  objectToResultAction: {
    allowed: member,
    form: ({ credit }) => ({ year: `${credit.years.object}`, text }),
  },
  decideResultObjectionAction: {
    allowed: station,
    form: ({ credit }) => ({ objectionId: credit.objectionId, decision: "dismiss", reason: "台账无误" }),
  },
  recordTalkAction: { allowed: station, form: ({ credit }) => ({ effectId: credit.talk, note: "已约谈" }) },
  dropEffectAction: {
    allowed: station,
    form: ({ credit }) => ({ effectId: credit.drop, dropReason: "已退出专家库" }),
  },
  proposeEffectAction: {
    allowed: station,
    form: ({ credit }) => ({
      effectId: credit.suspend,
      document: "测试〔2026〕11号",
      reason: "年度评价不合格",
    }),
  },
};
