import { z } from "zod";
import { isDate } from "@/features/rulebook";

const id = z.uuid("没有找到这项检查");
const text = (what: string, most: number) =>
  z.string(`请填写${what}`).trim().min(1, `请填写${what}`).max(most, `${what}不能超过${most}个字`);
const day = (what: string) =>
  z.string(`请填写${what}`).refine(isDate, `请填写${what}，写作 2026-11-20 的形式`);

export const demandInput = z.object({
  inspectionId: id,
  demand: text("整改要求", 1000),
  dueDate: day("整改期限"),
});

/** Fields `reply.<finding>` of a unit. */
export const replyInput = z.looseObject({ inspectionId: id }).transform((form, check) => {
  const replies: Record<string, string> = {};
  for (const [name, value] of Object.entries(form)) {
    const findingId = name.startsWith("reply.") ? name.slice("reply.".length) : null;
    if (!findingId) continue;
    const reply = typeof value === "string" ? value.trim() : "";
    if (reply === "") check.addIssue({ code: "custom", path: [name], message: "请写明整改情况" });
    if (reply.length > 1000)
      check.addIssue({ code: "custom", path: [name], message: "整改情况不能超过1000个字" });
    replies[findingId] = reply;
  }
  return { inspectionId: form.inspectionId, replies };
});

/** Fields `done.<finding>` (yes, no) and `remark.<finding>`; a new due date where something is not done. */
export const checkInput = z
  .looseObject({ inspectionId: id, dueDate: z.string().optional() })
  .transform(({ inspectionId, dueDate, ...form }, check) => {
    const checks: Record<string, { done: boolean; remark: string }> = {};
    const refuse = (path: string, message: string) =>
      check.addIssue({ code: "custom", path: [path], message });
    for (const key of Object.keys(form)) {
      const findingId = key.startsWith("remark.") ? key.slice("remark.".length) : null;
      if (!findingId) continue;
      const done = form[`done.${findingId}`];
      const given = form[key];
      const remark = typeof given === "string" ? given.trim() : "";
      if (done !== "yes" && done !== "no") refuse(`done.${findingId}`, "请选择是否已经整改到位");
      if (done === "no" && remark === "") refuse(`remark.${findingId}`, "请写明还缺什么");
      if (remark.length > 1000) refuse(`remark.${findingId}`, "说明不能超过1000个字");
      checks[findingId] = { done: done === "yes", remark };
    }
    const returned = Object.values(checks).some(({ done }) => !done);
    const due = dueDate?.trim() ?? "";
    if (returned && !isDate(due)) refuse("dueDate", "没有整改到位的，请填写新的整改期限");
    return { inspectionId, checks, dueDate: returned ? due : null };
  });

export const closeInput = z.object({ inspectionId: id, note: text("结案意见", 1000) });
export const escalateInput = z.object({ inspectionId: id, reason: text("通报的理由", 1000) });
