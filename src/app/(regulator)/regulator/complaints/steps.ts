import type { ComplaintStep, FoundComplaint } from "@/features/complaints";

export const stepLabels: Readonly<Record<ComplaintStep, string>> = {
  take: "接办",
  triage: "受理审查",
  refer: "转市局办理",
  ask: "请被举报人说明情况",
  extend: "延长办理期限",
  decide: "作出处理结论",
  notify: "告知双方",
  review: "作出复查结论",
  close: "办结",
  credit: "据此提出信用事件",
  back: "退回接办",
  relieve: "更换承办人",
  author: "查看举报人身份",
};

/** The one thing to do next comes first; the others stand quietly beside it. */
const order: readonly ComplaintStep[] = [
  "take",
  "triage",
  "review",
  "close",
  "notify",
  "credit",
  "ask",
  "decide",
  "extend",
  "author",
  "refer",
  "back",
  "relieve",
];

export function openSteps({ whyNot }: FoundComplaint): ComplaintStep[] {
  return order.filter((step) => whyNot[step] === null);
}
