/** Usual reasons for sending a plan back; each is a thing to put right. */
export const returnReasons = {
  parties: "参建各方信息不全或有误",
  company: "施工单位审核页缺技术负责人签字或单位公章",
  supervisor: "总监理工程师审查页缺签字或执业印章",
  parts: "专项施工方案九项内容不完整",
  calculation: "计算书或相关施工图纸缺失",
  items: "危大工程清单或参数与方案不一致",
  unreadable: "文件不清晰或不完整",
} as const;
export type ReturnReason = keyof typeof returnReasons;
