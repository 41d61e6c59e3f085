import type { Conclusion } from "@/db/schema";
import type { Moments } from "./moments";
import type { Story } from "./story";
import { tellersOf } from "./telling";

/** What happened to the cases whose panel has met, and to those it is meeting about now. */
export function tellAfterwards(at: Moments): Story[] {
  const { conditions, draft, drawn, held, since } = tellersOf(at);
  /** Everybody came, everybody agreed. */
  const locked = (
    days: number,
    team: Parameters<typeof held>[1],
    conclusion: Conclusion,
    more: Parameters<typeof held>[3],
  ): Story => held(days, team, { sits: { until: "locked", conclusion } }, more);
  /** Handed in and accepted on the day after the meeting. */
  const accepted = (days: number) => ({
    handedIn: since(days, 1, "10:20"),
    accepted: since(days, 1, "15:40"),
  });
  const failed = locked(9, { from: "14:00" }, "FAIL", { ending: "CLOSED_FAIL", conclusion: accepted(9) });
  const sitting = { ...conditions(6, 6, 1, 0), meeting: at.sitting };

  return [
    // In the meeting: the leader drafts; one member has not come, one came without her form.
    drawn(6, sitting, [], {
      ending: "IN_MEETING",
      panel: {
        begins: at.day(5, "10:00"),
        votes: 4,
        opinions: ["handed-in", "handed-in", "handed-in", "late", "none", "none", "handed-in"],
        sits: { until: "draft", conclusion: "PASS_AFTER_REVISION", absent: 1 },
      },
    }),
    // In the meeting: the members confirm.
    drawn(6, { ...sitting, main: 5, extras: 0 }, [], {
      ending: "IN_MEETING",
      panel: {
        begins: at.day(5, "10:00"),
        votes: 3,
        opinions: ["handed-in", "handed-in", "handed-in", "handed-in", "handed-in"],
        sits: { until: "confirming", conclusion: "PASS_AFTER_REVISION" },
      },
    }),
    held(1, {}, { sits: { until: "dissent", conclusion: "PASS_AFTER_REVISION" } }, { ending: "MEDIATION" }),
    held(1, { extras: 1 }, { sits: { until: "suspended", conclusion: "FAIL" } }, { ending: "SUSPENDED" }),

    // One form came late, one never.
    held(
      1,
      {},
      {
        opinions: ["handed-in", "handed-in", "handed-in", "late", "none"],
        sits: { until: "locked", conclusion: "PASS_AFTER_REVISION" },
      },
      { ending: "AWAITING_REPORT" },
    ),
    // Never handed in; one member did not come to the meeting.
    held(
      9,
      { main: 6 },
      { sits: { until: "locked", conclusion: "PASS", absent: 1 } },
      { ending: "AWAITING_REPORT" },
    ),
    locked(1, {}, "PASS", { ending: "REPORT_CHECK", conclusion: { handedIn: at.ago(150) } }),
    locked(1, { extras: 1 }, "PASS_AFTER_REVISION", {
      ending: "REPORT_CHECK",
      conclusion: { handedIn: at.ago(260), amiss: true },
    }),
    locked(4, {}, "PASS_AFTER_REVISION", {
      ending: "AWAITING_REPORT",
      conclusion: {
        handedIn: since(4, 1, "16:00"),
        amiss: true,
        sentBack: { at: since(4, 2, "10:15"), reason: "扫描件缺少一名到会专家的签名，请补签后重新上传。" },
      },
    }),

    // Revised and with the leader; with the leader for the second time; with the leader for too long.
    locked(5, {}, "PASS_AFTER_REVISION", {
      ending: "REVISION",
      conclusion: {
        ...accepted(5),
        revisions: [
          { at: at.day(1, "10:10"), decided: { at: at.ago(90), decision: "CONFIRMED", kept: true } },
        ],
      },
    }),
    locked(8, {}, "PASS_AFTER_REVISION", {
      ending: "REVISION",
      conclusion: {
        ...accepted(8),
        revisions: [
          {
            at: since(8, 2, "10:30"),
            decided: { at: since(8, 3, "15:20"), decision: "MORE_CHANGES" },
          },
          { at: at.day(1, "11:00") },
        ],
      },
    }),
    locked(14, {}, "PASS_AFTER_REVISION", {
      ending: "REVISION",
      conclusion: { ...accepted(14), revisions: [{ at: since(14, 2, "09:50") }] },
    }),

    locked(8, { extras: 1 }, "PASS_AFTER_REVISION", {
      ending: "APPROVAL",
      conclusion: {
        ...accepted(8),
        revisions: [
          { at: since(8, 2, "10:30"), decided: { at: since(8, 3, "15:20"), decision: "CONFIRMED" } },
        ],
        approvalAsked: at.day(1, "15:00"),
      },
    }),
    locked(7, {}, "PASS", {
      ending: "APPROVAL",
      conclusion: {
        ...accepted(7),
        approvalAsked: since(7, 2, "09:40"),
        refused: { at: since(7, 3, "14:30"), reason: "审批页没有加盖施工单位公章，请重新办理后报审。" },
      },
    }),
    locked(12, { extras: 1 }, "PASS_AFTER_REVISION", {
      ending: "APPROVED",
      conclusion: {
        ...accepted(12),
        revisions: [
          { at: since(12, 2, "10:30"), decided: { at: since(12, 3, "15:20"), decision: "CONFIRMED" } },
        ],
        approvalAsked: since(12, 4, "09:20"),
        granted: since(12, 5, "16:10"),
      },
    }),
    locked(13, {}, "PASS", {
      ending: "CLOSED_SUPERSEDED",
      conclusion: {
        ...accepted(13),
        approvalAsked: since(13, 2, "09:20"),
        granted: since(13, 3, "16:10"),
        superseded: {
          at: since(13, 6, "10:00"),
          reason: "设计变更，支护形式由排桩改为地下连续墙，方案须重新编制论证。",
        },
      },
    }),
    failed,
    { ...draft(4, "bare"), follows: failed },

    // The emergency lane: admitted in the morning, asked at once, meeting on the next working day.
    drawn(2, { ...conditions(1, 5, 0, 1), at: at.day(1, "09:10") }, [], {
      drafted: at.day(2, "16:40"),
      submitted: at.day(1, "08:00"),
      admitted: at.day(1, "08:20"),
      emergency: at.day(1, "08:40"),
      requested: at.day(1, "09:45"),
      pressed: at.day(1, "09:50"),
    }),
  ];
}
