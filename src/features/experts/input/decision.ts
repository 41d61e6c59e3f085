import { z } from "zod";
import type { DecisionKind } from "@/db/schema";
import { isDate } from "@/features/rulebook";
import { decisionLabels } from "../rules/decision";

const plain = (value: unknown) =>
  typeof value === "string" ? value.toWellFormed().normalize("NFKC").trim() : "";
const text = z.unknown().optional().transform(plain);
const optionalDay = text
  .refine((value) => value === "" || isDate(value), "请填写真实存在的日期，例如2026-11-30")
  .transform((value) => (value === "" ? null : value));

const kinds = Object.keys(decisionLabels) as [DecisionKind, ...DecisionKind[]];
const kind = z.enum(kinds, "请选择决定的种类");
const number = z.string("没有找到这位专家").regex(/^QD\d{6}$/, "没有找到这位专家");

const shape = {
  number,
  kind,
  /** 文号. */
  document: text
    .refine((value) => value !== "", "请填写决定文书的文号")
    .refine((value) => value.length <= 100, "文号不能超过100个字"),
  /** First day of a suspension. */
  from: optionalDay,
  /** Last day of a suspension; none: until lifted. */
  to: optionalDay,
  /** First day on which a removed expert may apply again. */
  banUntil: optionalDay,
};

type Terms = { kind: DecisionKind; from: string | null; to: string | null; banUntil: string | null };

/** Only what belongs to the kind is kept; a suspension has its first day, its last is not before it. */
function checkTerms(terms: Terms, ctx: z.RefinementCtx): void {
  if (terms.kind === "SUSPEND" && !terms.from)
    ctx.addIssue({ code: "custom", path: ["from"], message: "请填写暂停的第一天" });
  if (terms.kind === "SUSPEND" && terms.from && terms.to && terms.to < terms.from)
    ctx.addIssue({ code: "custom", path: ["to"], message: "最后一天不能早于第一天" });
  if (terms.kind === "REMOVE" && !terms.banUntil)
    ctx.addIssue({ code: "custom", path: ["banUntil"], message: "请填写可以重新申报的日期" });
}

function own<T extends Terms>(terms: T): T {
  return {
    ...terms,
    from: terms.kind === "SUSPEND" ? terms.from : null,
    to: terms.kind === "SUSPEND" ? terms.to : null,
    banUntil: terms.kind === "REMOVE" ? terms.banUntil : null,
  };
}

/** The terms of a decision, asked before its reason. */
export const termsInput = z.object(shape).superRefine(checkTerms).transform(own);
export type DecisionTerms = z.output<typeof termsInput>;

const words = (missing: string) =>
  text.refine((value) => value !== "", missing).refine((value) => value.length <= 1000, "不能超过1000个字");

export const proposalInput = z
  .object({ ...shape, reason: words("请写明作出决定的事实和依据") })
  .superRefine(checkTerms)
  .transform(own);
export type DecisionProposal = z.output<typeof proposalInput>;

const decisionId = z.uuid("没有找到这项内容");
export const decisionInput = z.object({ decisionId });

/** The second person's word; without agreement it has a reason. */
export const verdictInput = z
  .object({
    decisionId,
    decision: z.enum(["confirm", "refuse"], "请选择同意或不同意"),
    reason: text.refine((value) => value.length <= 1000, "不能超过1000个字"),
  })
  .refine(({ decision, reason }) => decision === "confirm" || reason !== "", {
    path: ["reason"],
    message: "请写明不同意的理由",
  });

/** A kind as an address names it. */
export function readKind(value: string): DecisionKind | null {
  return kinds.find((known) => known === value) ?? null;
}

/** Terms as an address holds them; null when they would not be taken. */
export function readTerms(query: Readonly<Record<string, string>>): DecisionTerms | null {
  const read = termsInput.safeParse(query);
  return read.success ? read.data : null;
}
