import { and, count, eq } from "drizzle-orm";
import { applicationInterest } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { keyedHash, seal } from "@/platform/crypto";
import { InvalidInput, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import type { InterestEntryInput } from "../input/application";
import { changeApplication } from "./own-application";

const most = 50;

/**
 * Declares an interest (E24): the unit as keyed hash, the rest sealed. The unit is deliberately not recorded
 * in the register: who named it, and when, would tell what is sealed here.
 */
export function addInterest(ctx: Ctx, input: InterestEntryInput) {
  const { applicationId, ...detail } = input;
  return changeApplication(ctx, applicationId, "interests", async (tx, { id }) => {
    const [rows] = await tx
      .select({ n: count() })
      .from(applicationInterest)
      .where(eq(applicationInterest.applicationId, id));
    if ((rows?.n ?? 0) >= most) throw new InvalidInput({ "": `最多填写${most}项利害关系。` });
    await tx.insert(applicationInterest).values({
      id: randomId(),
      applicationId: id,
      usccHash: keyedHash("uscc", detail.uscc),
      detailSealed: seal(JSON.stringify(detail)),
    });
    return { interestsAnswer: "some" };
  });
}

/** Takes a declared interest out again. */
export function removeInterest(ctx: Ctx, input: { applicationId: string; interestId: string }) {
  return changeApplication(ctx, input.applicationId, "interests", async (tx, { id }) => {
    const gone = await tx
      .delete(applicationInterest)
      .where(and(eq(applicationInterest.id, input.interestId), eq(applicationInterest.applicationId, id)))
      .returning({ id: applicationInterest.id });
    if (gone.length === 0) throw new NotFound("interest");
    return {};
  });
}

/** None is an answer of its own. */
export function answerInterests(ctx: Ctx, input: { applicationId: string; answer: "none" | "some" }) {
  return changeApplication(ctx, input.applicationId, "interests", async (tx, { id }) => {
    const [rows] = await tx
      .select({ n: count() })
      .from(applicationInterest)
      .where(eq(applicationInterest.applicationId, id));
    const listed = rows?.n ?? 0;
    if (input.answer === "none" && listed > 0)
      throw new InvalidInput({ answer: "上面列有利害关系，请先移除，或者选择“有”" });
    if (input.answer === "some" && listed === 0)
      throw new InvalidInput({ answer: "请先添加利害关系，或者选择“没有”" });
    return { interestsAnswer: input.answer };
  });
}
