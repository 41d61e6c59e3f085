import { and, count, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { applicationEmployment } from "@/db/schema";
import { findOrganizationByUscc, recordOrganization } from "@/features/organizations";
import { dateAt } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { InvalidInput, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import type { EmploymentAnswerInput, EmploymentEntryInput } from "../input/application";
import { changeApplication } from "./own-application";

const most = 30;

/**
 * Adds a time at a unit, or changes one; several at once are possible (E10). The unit is found by its code;
 * its name counts only when nobody has named the code before.
 */
export function saveEmployment(ctx: Ctx, input: EmploymentEntryInput) {
  return changeApplication(ctx, input.applicationId, "employments", async (tx, { id }, now) => {
    const { main, post, validFrom, validTo } = input;
    const today = dateAt(now);
    if (validFrom > today) throw new InvalidInput({ validFrom: "开始日期不能晚于今天" });
    if (validTo !== null && validTo > today)
      throw new InvalidInput({ validTo: "结束日期不能晚于今天；现在仍在职的，请留空" });
    const organizationId = await unitOf({ ...ctx, tx, now }, input);
    const rows = await listRows(tx, id);
    const others = rows.filter((row) => row.id !== input.employmentId);
    if (input.employmentId !== null && others.length === rows.length) throw new NotFound("employment");
    if (others.length >= most) throw new InvalidInput({ "": `最多填写${most}段任职。` });
    if (others.some((row) => row.organizationId === organizationId && overlap(row, input)))
      throw new InvalidInput({ uscc: "这家单位的这段时间已经填写，请修改原来的一项" });
    if (main === "yes" && validTo === null && others.some((row) => row.main === "yes" && !row.validTo))
      throw new InvalidInput({ main: "现在的主要工作单位只能有一个，其他单位请选“兼职、顾问”" });
    const values = { organizationId, main, post, validFrom, validTo };
    if (input.employmentId === null) {
      await tx.insert(applicationEmployment).values({ ...values, id: randomId(), applicationId: id });
    } else {
      await tx
        .update(applicationEmployment)
        .set(values)
        .where(eq(applicationEmployment.id, input.employmentId));
    }
    return { employmentAnswer: "some" };
  });
}

/** Takes a time at a unit out again. */
export function removeEmployment(ctx: Ctx, input: { applicationId: string; employmentId: string }) {
  return changeApplication(ctx, input.applicationId, "employments", async (tx, { id }) => {
    const gone = await tx
      .delete(applicationEmployment)
      .where(
        and(eq(applicationEmployment.id, input.employmentId), eq(applicationEmployment.applicationId, id)),
      )
      .returning({ id: applicationEmployment.id });
    if (gone.length === 0) throw new NotFound("employment");
    return {};
  });
}

/** The explicit choice between "these" and "no employer", with words for times without one. */
export function answerEmployments(ctx: Ctx, input: EmploymentAnswerInput) {
  return changeApplication(ctx, input.applicationId, "employments", async (tx, { id }) => {
    const [rows] = await tx
      .select({ n: count() })
      .from(applicationEmployment)
      .where(eq(applicationEmployment.applicationId, id));
    if (input.answer === "none" && (rows?.n ?? 0) > 0)
      throw new InvalidInput({ answer: "上面列有任职单位，请先移除，或者选择“有”" });
    return { employmentAnswer: input.answer, employmentNote: input.note === "" ? null : input.note };
  });
}

async function unitOf(ctx: Ctx, { uscc, name }: EmploymentEntryInput): Promise<string> {
  const known = await findOrganizationByUscc(ctx, uscc);
  if (known) return known.id;
  if (name === "") throw new InvalidInput({ name: "平台还没有这家单位，请填写单位全称" });
  return (await recordOrganization(ctx, { uscc, name })).id;
}

function listRows(tx: Tx, applicationId: string) {
  return tx
    .select()
    .from(applicationEmployment)
    .where(eq(applicationEmployment.applicationId, applicationId));
}

type Spell = { validFrom: string; validTo: string | null };

function overlap(a: Spell, b: Spell): boolean {
  return (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo);
}
