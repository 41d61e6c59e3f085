import type { Moments } from "./moments";
import type { Answer, Conditions, Story } from "./story";

const time: Answer = { decline: "TIME" };
const interest: Answer = { decline: "INTEREST" };
const field: Answer = { decline: "SPECIALTY" };
const health: Answer = { decline: "HEALTH" };

const places = ["项目部二楼会议室", "工程指挥部三楼第一会议室", "业主代表处多功能厅", "标段经理部会议室"];

/**
 * What happened to the cases of the city, seen from the present: every state a case can be in so far.
 * Their order deals them out: each goes to the next project, and half of the projects are the first
 * three contractors'.
 */
export function tellStories(at: Moments): Story[] {
  const filed = (daysAgo: number, more: Partial<Story> & Pick<Story, "ending">): Story => ({
    drafted: at.day(daysAgo, "09:20"),
    desk: "complete",
    submitted: at.day(daysAgo, "11:05"),
    ...more,
  });
  const admitted = (daysAgo: number, more: Partial<Story> & Pick<Story, "ending">): Story =>
    filed(daysAgo, { admitted: at.day(daysAgo - 1, "10:10"), ...more });
  const conditions = (
    daysAgo: number,
    main: number,
    extras: number,
    ahead: number,
    from = "09:00",
  ): Conditions => ({
    at: at.day(daysAgo, "14:10"),
    main,
    extras,
    meeting: { date: at.ahead(ahead), from, to: from < "12:00" ? "12:00" : "17:30" },
    place: places[(daysAgo + main + extras + ahead) % places.length]!,
  });
  /** Asked so many days ago, so that everything has been answered since. */
  const drawn = (daysAgo: number, seats: Conditions, answers: Answer[], more: Partial<Story> = {}): Story =>
    admitted(daysAgo + 2, {
      ending: "PANEL_FORMED",
      conditions: seats,
      requested: at.day(daysAgo, "14:30"),
      pressed: at.day(daysAgo, "14:32"),
      answers,
      ...more,
    });
  /** Asked just now: experts can still answer. */
  const asked = (pressed: Date, seats: Conditions, answers: Answer[], more: Partial<Story> = {}): Story => ({
    ...drawn(1, seats, answers),
    ending: "INVITING",
    requested: new Date(pressed.getTime() - 120_000),
    pressed,
    rest: "quiet",
    ...more,
  });
  const draft = (daysAgo: number, desk: Story["desk"]): Story => ({
    ending: "DRAFT",
    drafted: at.day(daysAgo, "15:40"),
    desk,
  });
  const submitted = (minutes: number): Story =>
    filed(1, { ending: "SUBMITTED", submitted: at.ago(minutes), drafted: at.day(2, "16:20") });
  const returned = (daysAgo: number, reasons: string[]) => ({ at: at.day(daysAgo, "16:25"), reasons });

  return [
    asked(at.live, conditions(1, 5, 0, 6), ["accept", "accept", "quiet", "quiet", "quiet"]),
    drawn(4, conditions(4, 5, 1, 3), ["accept", "accept", time, "quiet", "unreachable", "accept"]),
    admitted(3, { ending: "ADMITTED", conditions: conditions(1, 5, 1, 7) }),
    drawn(5, conditions(5, 5, 1, 4, "14:00"), ["accept", "quiet", "accept", interest, "accept", "accept"]),
    asked(at.live, conditions(1, 6, 0, 5, "14:00"), ["accept", time, "quiet", "quiet", "accept"], {
      rest: "no-receipt",
    }),
    draft(1, "parts"),

    drawn(6, conditions(6, 5, 2, 2), ["accept", "accept", field, "accept", "accept", "quiet", "accept"]),
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
    drawn(3, conditions(3, 5, 0, 3, "14:00"), ["accept", "accept", "accept", time, "accept"]),
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

    drawn(5, conditions(5, 5, 1, 4), ["accept", "accept", "accept", "accept", "accept", "accept"], {
      withdrawn: at.day(3, "08:50"),
    }),
    filed(2, {
      ending: "CANCELLED",
      cancelled: { at: at.day(1, "09:30"), reason: "误选了危大工程，重新申报。" },
    }),
    asked(at.live, conditions(1, 5, 1, 8), ["unreachable", "accept", "accept", "quiet", "quiet", "accept"]),
    drawn(4, conditions(4, 5, 0, 4), ["accept", "accept", time, "accept", time]),
    admitted(2, { ending: "ADMITTED", conditions: { at: at.day(1, "17:20"), main: 6, extras: 0 } }),
    drawn(6, conditions(6, 5, 1, 7), ["accept", "quiet", "accept", "accept"], {
      ending: "CANCELLED",
      cancelRequested: { at: at.day(4, "09:00"), reason: "征拆受阻，本标段停工，专项方案暂缓实施。" },
      cancelApproved: at.day(4, "15:10"),
    }),

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
    // Its meeting has been held: what members can have vouched for.
    drawn(18, conditions(18, 5, 0, -10), ["accept", "accept", "accept", "accept", "accept"]),
  ];
}
