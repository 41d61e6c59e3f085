import { z } from "zod";
import { organizationInput } from "@/features/organizations";

const line = (label: string, max: number) =>
  z
    .string(`请填写${label}`)
    .trim()
    .min(1, `请填写${label}`)
    .max(max, `${label}不能超过${max}个字`)
    .refine((text) => !text.includes("\n"), `${label}只能写一行`);

const id = z.uuid("没有找到这项内容");
/** Field names are fixed here, so that a form cannot set anything else. */
export const projectInput = z.object({
  name: line("工程名称", 120),
  address: line("工程地点", 200),
  library: z.enum(["SZ", "GD"], "请选择工程类别"),
  jurisdictionCode: z.string("请选择监督机构").regex(/^\d{6}(-[A-Z]{2})?$/, "请选择监督机构"),
});

export const changeProjectInput = projectInput.extend({ projectId: id });

export const partyInput = z.object({
  projectId: id,
  role: z.enum(
    [
      "owner",
      "survey",
      "design",
      "contractor",
      "subcontractor",
      "supervision",
      "monitoring",
      "testing",
      "plan_author",
    ],
    "请选择参建角色",
  ),
  ...organizationInput.shape,
  contactName: z.string().trim().max(50, "联系人不能超过50个字").optional(),
});

export const removePartyInput = z.object({
  projectId: id,
  partyId: id,
  reason: z.string().trim().max(500, "理由不能超过500个字").optional(),
});

/** What is asked about the work depends on its kind: answers are `p.<key>`, their units `u.<key>`. */
export const itemInput = z
  .looseObject({
    projectId: id,
    kind: z.string("请选择工程类别").min(1, "请选择工程类别").max(40),
    part: line("部位", 120),
    chainage: z.string().trim().max(80, "里程不能超过80个字").optional(),
  })
  .transform(({ projectId, kind, part, chainage, ...rest }) => ({
    projectId,
    kind,
    part,
    chainage: chainage ?? "",
    answers: answersIn(rest),
  }));

/** An answer as typed; what it means is decided by the catalogue's parameter. */
export interface Answer {
  readonly value: string;
  readonly unit?: string;
}

function answersIn(rest: Record<string, unknown>): Record<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const [name, value] of Object.entries(rest)) {
    const key = /^p\.([A-Za-z][A-Za-z0-9-]{0,30})$/.exec(name)?.[1];
    if (!key || typeof value !== "string") continue;
    const unit = rest[`u.${key}`];
    answers.set(key, {
      value: value.slice(0, 40),
      ...(typeof unit === "string" ? { unit: unit.slice(0, 10) } : {}),
    });
  }
  return Object.fromEntries(answers);
}

export const raiseItemInput = z.object({
  itemId: id,
  level: z.enum(["HAZARDOUS", "OVER_SCALE"], "请选择要调整到的级别"),
  reason: z.string("请写明理由").trim().min(1, "请写明理由").max(500, "理由不能超过500个字"),
});

export const removeItemInput = z.object({ itemId: id });

export type ProjectInput = z.output<typeof projectInput>;
export type PartyInput = z.output<typeof partyInput>;
export type ItemInput = z.output<typeof itemInput>;
