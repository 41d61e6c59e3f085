import { z } from "zod";
import { isDate } from "../rules";

const day = z.string().trim().refine(isDate, "请填写正确的日期");

/** A delegate as the unit names one; name and identity number are checked where they are hashed. */
export const delegateInput = z.object({
  name: z.string().max(200),
  idNumber: z.string().max(100),
  rights: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(["FILE", "DRAW"], "请从列出的权限中选择")),
  ),
  validFrom: day,
  validTo: day,
});
export type DelegateInput = z.output<typeof delegateInput>;

export const preparedInput = z.object({ grant: z.string().max(4000) });
export const endDelegateInput = z.object({ grantId: z.uuid() });
