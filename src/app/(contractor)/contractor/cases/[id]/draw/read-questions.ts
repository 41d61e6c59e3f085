import { redirect } from "next/navigation";
import { type ConditionQuestions, readConditions } from "@/features/panels";
import { found, pageContext } from "@/platform/request";

/** What a question page shows; where the conditions are closed, the page before the draw says why. */
export async function readQuestions(
  params: Promise<{ id: string }>,
  topic: string,
): Promise<{ questions: ConditionQuestions; here: string; desk: string }> {
  const { id } = await params;
  const desk = `/contractor/cases/${id}/draw`;
  const here = `${desk}/${topic}`;
  const ctx = await pageContext("contractor", here, "DRAW");
  const questions = await found(ctx, readConditions(ctx, id));
  if (questions.denial) redirect(desk);
  return { questions, here, desk };
}
