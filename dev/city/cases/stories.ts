import type { Moments } from "./moments";
import { tellAfterwards } from "./stories-after";
import type { Answer, Story } from "./story";
import { tellersOf } from "./telling";

const time: Answer = { decline: "TIME" };
const interest: Answer = { decline: "INTEREST" };
const field: Answer = { decline: "SPECIALTY" };
const health: Answer = { decline: "HEALTH" };

/**
 * What happened to the cases of the city, seen from the present: every state a case can be in so far.
 * Their order deals them out: each goes to the next project, and half of the projects are the first
 * three contractors'.
 */
export function tellStories(at: Moments): Story[] {
  const { filed, admitted, conditions, drawn, asked, draft, submitted, returned, held, since } =
    tellersOf(at);
  const dropped = drawn(6, conditions(6, 5, 1, 7), ["accept", "quiet", "accept", "accept"], {
    ending: "CANCELLED",
    cancelRequested: { at: at.day(4, "09:00"), reason: "征拆受阻，本标段停工，专项方案暂缓实施。" },
    cancelApproved: at.day(4, "15:10"),
  });
  return [
    asked(at.live, conditions(1, 5, 0, 6), ["accept", "accept", "quiet", "quiet", "quiet"]),
    // The ballot is open; two have handed in, one is writing.
    drawn(4, conditions(4, 5, 1, 3), ["accept", "accept", time, "quiet", "unreachable", "accept"], {
      panel: { begins: at.day(2, "10:30"), votes: 2, opinions: ["handed-in", "draft", "handed-in"] },
    }),
    admitted(3, { ending: "ADMITTED", conditions: conditions(1, 5, 1, 7) }),
    drawn(5, conditions(5, 5, 1, 4, "14:00"), ["accept", "quiet", "accept", interest, "accept", "accept"]),
    asked(at.live, conditions(1, 6, 0, 5, "14:00"), ["accept", time, "quiet", "quiet", "accept"], {
      rest: "no-receipt",
    }),
    draft(1, "parts"),

    // It meets on the next working day: the leader is elected, one opinion is missing.
    drawn(6, conditions(6, 5, 2, 1), ["accept", "accept", field, "accept", "accept", "quiet", "accept"], {
      panel: {
        begins: at.day(4, "10:00"),
        votes: 4,
        opinions: ["handed-in", "handed-in", "handed-in", "handed-in", "handed-in", "handed-in", "draft"],
      },
    }),
    filed(3, {
      ending: "RETURNED",
      returned: returned(2, [
        "监理审查页缺少总监理工程师执业印章，请补盖后重新上传。",
        "计算书中支撑轴力与监测报警值不一致，请核对。",
      ]),
    }),
    // Open since yesterday afternoon: somebody did not answer, somebody left again.
    asked(
      at.day(1, "15:05"),
      conditions(1, 5, 2, 6),
      ["accept", "accept", "quiet", time, "unreachable", "accept", "accept", "accept", "accept"],
      { withdrawn: at.live },
    ),
    submitted(200),
    // Another day is being asked for.
    drawn(3, conditions(3, 5, 0, 3, "14:00"), ["accept", "accept", "accept", time, "accept"], {
      panel: {
        begins: at.day(1, "11:00"),
        votes: 3,
        opinions: ["handed-in"],
        move: { at: at.live, date: at.ahead(12), agreed: 2 },
      },
    }),
    admitted(6, {
      ending: "CANCELLED",
      cancelled: { at: at.day(3, "10:40"), reason: "设计变更，基坑支护形式调整，本方案不再实施。" },
    }),

    submitted(35),
    filed(4, {
      ending: "RETURNED",
      returned: returned(3, ["应急处置措施未写明周边燃气管线的应急联系人和响应程序。"]),
    }),
    drawn(5, conditions(5, 6, 1, 5), ["accept", "accept", "accept", health, "accept", "quiet", "accept"]),
    drawn(6, conditions(6, 8, 0, 6), [], { ending: "POOL_EXHAUSTED", rest: "quiet", rare: true }),
    admitted(3, { ending: "DRAWING", conditions: conditions(1, 5, 1, 8), requested: at.day(1, "16:45") }),
    admitted(4, { ending: "ADMITTED" }),

    draft(2, "refused-plan"),
    asked(at.ago(25), conditions(1, 5, 1, 7, "14:00"), ["quiet", "quiet"]),
    // Sent back once, filed again, and admitted because nobody had decided in time.
    filed(17, {
      ending: "ADMITTED",
      returned: returned(16, ["施工单位审核页签字人不是技术负责人，请更换。"]),
      resubmitted: at.day(15, "09:15"),
      undecided: true,
    }),
    draft(1, "bare"),
    drawn(4, conditions(4, 5, 1, 5, "14:00"), [time, "accept", "accept", "accept", "accept", "accept"]),
    submitted(110),

    // Somebody left before the meeting, and her seat was drawn again.
    held(
      4,
      { extras: 1 },
      { begins: at.day(8, "10:00"), sits: { until: "locked", conclusion: "PASS" } },
      {
        ending: "APPROVAL",
        withdrawn: at.day(9, "08:50"),
        conclusion: { handedIn: since(4, 1, "10:05"), accepted: since(4, 1, "15:10") },
      },
    ),
    filed(2, {
      ending: "CANCELLED",
      cancelled: { at: at.day(1, "09:30"), reason: "误选了危大工程，重新申报。" },
    }),
    asked(at.live, conditions(1, 5, 1, 8), ["unreachable", "accept", "accept", "quiet", "quiet", "accept"]),
    held(
      3,
      {},
      { sits: { until: "locked", conclusion: "PASS_AFTER_REVISION" } },
      {
        ending: "REVISION",
        conclusion: { handedIn: since(3, 1, "09:40"), accepted: since(3, 1, "16:20") },
      },
    ),
    admitted(2, { ending: "ADMITTED", conditions: { at: at.day(1, "17:20"), main: 6, extras: 0 } }),
    dropped,

    drawn(4, conditions(4, 7, 0, 6, "14:00"), [], { ending: "POOL_EXHAUSTED", rest: time }),
    draft(3, "complete"),
    admitted(2, { ending: "DRAWING", conditions: conditions(1, 6, 1, 9), requested: at.day(1, "17:30") }),
    filed(2, {
      ending: "RETURNED",
      returned: returned(1, [
        "参建各方中的监测单位与合同不一致，请更正。",
        "方案第七部分缺少验收人员。",
        "审核页日期早于方案编制日期。",
      ]),
    }),
    asked(
      at.day(1, "15:20"),
      conditions(1, 5, 1, 8, "14:00"),
      ["accept", "quiet", "accept", "quiet", "accept", "accept"],
      {
        cancelRequested: { at: at.ago(50), reason: "建设单位要求调整工期，申请撤销后重新安排论证。" },
        withdrawn: at.live,
      },
    ),
    admitted(5, { ending: "ADMITTED", conditions: conditions(2, 5, 0, 10) }),

    asked(at.live, conditions(1, 5, 0, 9), ["accept", "accept", "accept", "quiet", "quiet"]),
    draft(1, "plan"),
    submitted(260),
    {
      ...draft(4, "plan"),
      ending: "CANCELLED",
      cancelled: { at: at.day(2, "11:11"), reason: "工程类别填错，另行申报。" },
    },
    held(
      10,
      {},
      { sits: { until: "locked", conclusion: "PASS" } },
      {
        ending: "APPROVED",
        conclusion: {
          handedIn: since(10, 1, "10:30"),
          accepted: since(10, 1, "16:00"),
          approvalAsked: since(10, 2, "09:30"),
          granted: since(10, 3, "10:45"),
        },
      },
    ),

    // Filed again after the cancellation: who had accepted keeps her seat, one more is drawn.
    drawn(1, conditions(1, 6, 1, 7), [], {
      drafted: at.day(3, "09:20"),
      submitted: at.day(3, "11:05"),
      admitted: at.day(2, "10:10"),
      follows: dropped,
    }),
    ...tellAfterwards(at),
  ];
}
