import { z } from "zod";
import { qualities } from "../rules/rating";

const sides = ["EXPERT", "LEADER", "CONTRACTOR", "SUPERVISION"] as const;

/** Fields named `mark.FAIRNESS`, each one to five; all qualities of the side have to be there. */
export const ratingInput = z
  .looseObject({
    caseId: z.uuid("没有找到这个论证项目"),
    side: z.enum(sides, "没有找到评价的对象"),
    subjectId: z.uuid("没有找到评价的对象"),
    comment: z
      .unknown()
      .optional()
      .transform((value) => (typeof value === "string" ? value.toWellFormed().normalize("NFC").trim() : ""))
      .refine((value) => value.length <= 500, "不能超过500个字"),
  })
  .transform((given, ctx) => {
    const marks: Record<string, number> = {};
    for (const [quality, label] of Object.entries(qualities[given.side])) {
      const mark = given[`mark.${quality}`];
      if (typeof mark === "string" && /^[1-5]$/.test(mark)) marks[quality] = Number(mark);
      else
        ctx.addIssue({ code: "custom", path: [`mark.${quality}`], message: `请评价“${label}”`, input: mark });
    }
    const { caseId, side, subjectId, comment } = given;
    return { caseId, side, subjectId, comment, marks };
  });
export type Rating = z.output<typeof ratingInput>;
