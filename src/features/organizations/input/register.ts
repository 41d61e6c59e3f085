import { z } from "zod";
import { organizationNameInput, registrableKinds, shareInput, usccInput } from "../input";
import { isDate } from "../rules";

const day = z.string().trim().refine(isDate, "请填写正确的日期");
const words = (sentence: string) => z.string().trim().min(2, sentence).max(200, "不能超过200个字");
const kinds = [...registrableKinds, "other"] as const;
/** Blank stands for nothing said. */
const blank = z
  .string()
  .trim()
  .refine((text) => text === "")
  .transform(() => null);
const listed = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

export const changeInput = z
  .object({
    organizationId: z.uuid(),
    /** What the form was filled in from. */
    version: z.string().max(64),
    kinds: z.preprocess(listed, z.array(z.enum(kinds, "请从列出的单位类型中选择"))),
    headUscc: z.union([blank, usccInput]).default(null),
    stopNode: z.literal("yes").optional(),
    stopReason: z.string().trim().max(200, "不能超过200个字").default(""),
  })
  .refine(({ stopNode, stopReason }) => !stopNode || stopReason.length >= 2, {
    message: "请填写作为止点单位的理由，如“市国资委，履行出资人职责”",
    path: ["stopReason"],
  })
  .transform(({ stopNode, stopReason, kinds: chosen, ...rest }) => ({
    ...rest,
    kinds: kinds.filter((kind) => chosen.includes(kind)),
    stopReason: stopNode ? stopReason : null,
  }));
export type ChangeInput = z.output<typeof changeInput>;

export const renameInput = z.object({
  organizationId: z.uuid(),
  before: z.string().max(200),
  name: organizationNameInput,
  from: day,
  document: words("请填写依据，如准予变更登记通知书的文号"),
});
export type RenameInput = z.output<typeof renameInput>;

/** A number as people type it: full-width digits and a percent sign do no harm. */
const percent = z
  .string()
  .transform((text) => text.normalize("NFKC").replace(/[\s%]/gu, ""))
  .refine((text) => /^\d{1,3}(\.\d{1,2})?$/.test(text), "请填写持股比例，最多两位小数，如 51 或 33.34")
  .transform(Number)
  .refine((value) => value > 0 && value <= 100, "持股比例应大于0，不超过100");
const share = {
  percent,
  controls: z.enum(["yes", "no"], "请选择是否控制").transform((value) => value === "yes"),
  validFrom: day,
  validTo: z.union([blank, day]).default(null),
};

export const newShareInput = z.object({
  ownedId: z.uuid(),
  ownerUscc: usccInput,
  ...share,
});
export type NewShareInput = z.output<typeof newShareInput>;

export const endShareInput = z.object({ shareId: z.uuid(), lastDay: day });

const reason = words("请填写更正的理由");
export const correctShareInput = z.discriminatedUnion(
  "kind",
  [
    z.object({ kind: z.literal("void"), shareId: z.uuid(), reason }),
    z
      .object({ kind: z.literal("correct"), shareId: z.uuid(), reason, ...share })
      .transform(({ percent: held, controls, validFrom, validTo, ...rest }) => ({
        ...rest,
        really: shareInput.parse({ percent: held, controls, validFrom, validTo }),
      })),
  ],
  "请选择更正方式",
);
