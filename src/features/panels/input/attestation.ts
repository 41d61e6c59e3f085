import { z } from "zod";
import { isDate } from "@/features/rulebook";

const day = (missing: string) =>
  z
    .unknown()
    .optional()
    .transform((value) => (typeof value === "string" ? value.normalize("NFKC").trim() : ""))
    .refine((value) => value !== "", missing)
    .refine((value) => value === "" || isDate(value), "请填写真实存在的日期，例如2026-11-30");

/** The longest period one 履职证明 covers, in years. */
export const LONGEST_ATTESTATION = 10;

/** 起止日期: days in China, both counted. */
export const attestationInput = z
  .object({ from: day("请填写开始日期"), to: day("请填写截止日期") })
  .superRefine(({ from, to }, check) => {
    const refuse = (message: string) => check.addIssue({ code: "custom", path: ["to"], message });
    if (to < from) refuse("截止日期不能早于开始日期");
    else if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > LONGEST_ATTESTATION)
      refuse(`一份证明最多包含${LONGEST_ATTESTATION}年`);
  });
