import { z } from "zod";

const id = z.uuid("没有找到这项内容");
const text = (what: string, most: number) =>
  z.string(`请填写${what}`).trim().min(1, `请填写${what}`).max(most, `${what}不能超过${most}个字`);
const optional = (what: string, most: number) =>
  z
    .string()
    .trim()
    .max(most, `${what}不能超过${most}个字`)
    .optional()
    .transform((value) => value ?? "");
const name = (what: string) => text(what, 30).refine((value) => !value.includes("\n"), `${what}只能写一行`);

const longest = 1000;
const read = (value: unknown) => (typeof value === "string" ? value.trim() : "");

/** Fields `place.<item>` and `reply.<item>` of the reply table; a half-filled one is kept. */
export const repliesInput = z.looseObject({ caseId: id }).transform((form, check) => {
  const replies: Record<string, { place: string; reply: string }> = {};
  for (const key of Object.keys(form)) {
    const itemId = key.startsWith("place.") ? key.slice("place.".length) : null;
    if (!itemId) continue;
    const place = read(form[`place.${itemId}`]);
    const reply = read(form[`reply.${itemId}`]);
    const refuse = (field: string, message: string) =>
      check.addIssue({ code: "custom", path: [`${field}.${itemId}`], message });
    if (place.length > 200) refuse("place", "修改位置不能超过200个字");
    if (reply.length > longest) refuse("reply", `修改说明不能超过${longest}个字`);
    replies[itemId] = { place, reply };
  }
  return { caseId: form.caseId, replies };
});

export const submitRevisionInput = z.object({
  caseId: id,
  truthful: z.literal("yes", "请勾选确认修改稿与对照表一致"),
});

export const commentInput = z.object({ roundId: id, text: text("意见", longest) });

const decisions = ["CONFIRMED", "MORE_CHANGES", "SUBSTANTIAL"] as const;

/** Fields `done.<item>` (yes, no) and `remark.<item>` of the leader's form. */
export const opinionInput = z
  .looseObject({
    roundId: id,
    opinion: text("审查意见", 2000),
    decision: z.enum(decisions, "请选择审查结论"),
  })
  .transform(({ roundId, opinion, decision, ...form }, check) => {
    const items: Record<string, { done: boolean; remark: string }> = {};
    for (const key of Object.keys(form)) {
      const itemId = key.startsWith("remark.") ? key.slice("remark.".length) : null;
      if (!itemId) continue;
      const done = form[`done.${itemId}`];
      const remark = read(form[`remark.${itemId}`]);
      const refuse = (field: string, message: string) =>
        check.addIssue({ code: "custom", path: [`${field}.${itemId}`], message });
      if (done !== "yes" && done !== "no") refuse("done", "请选择是否已经落实");
      if (done === "no" && remark === "") refuse("remark", "请写明还缺什么");
      if (remark.length > longest) refuse("remark", `说明不能超过${longest}个字`);
      items[itemId] = { done: done === "yes", remark };
    }
    return { roundId, draft: { items, opinion, decision } };
  });

export const roundInput = z.object({ roundId: id });
export const caseInput = z.object({ caseId: id });

export const approvalInput = z.object({
  caseId: id,
  companySignatory: name("施工单位技术负责人姓名"),
  subcontractorWrote: z
    .enum(["yes", "no"])
    .optional()
    .transform((value) => value === "yes"),
  subcontractorSignatory: optional("分包单位技术负责人姓名", 30),
  version: z.enum(["REVIEWED", "OWN"], "请选择报审的方案版本"),
  selfRevision: optional("自行修改的内容", longest),
  truthful: z.literal("yes", "请勾选确认审批页所签的就是这一份方案"),
});

export const grantInput = z.object({
  caseId: id,
  signatory: name("总监理工程师姓名"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "方案的校验值不正确，请刷新页面"),
  checked: z.literal("yes", "请勾选确认已核对方案的校验值"),
});
export const refuseInput = z.object({ caseId: id, reason: text("不同意的理由", longest) });
export const substantialInput = z.object({
  caseId: id,
  reason: text("重大修改的内容和原因", longest),
  truthful: z.literal("yes", "请勾选确认本项目就此关闭"),
});

export const emergencyInput = z.object({
  caseId: id,
  orderNumber: name("批准文号"),
  reason: text("抢险的事由", longest),
});
export const emergencyAuditInput = z.object({ caseId: id, finding: text("核查结论", longest) });
