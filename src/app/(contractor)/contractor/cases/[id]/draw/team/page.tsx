import { ContractorTeamForm } from "@/features/panels/components/contractor-team-form";
import { DrawFrame } from "../draw-frame";
import { readQuestions } from "../read-questions";

type Props = { params: Promise<{ id: string }> };

/** 抽取条件, first question: 专业与人数. */
export default async function TeamPage({ params }: Props) {
  const { questions, here } = await readQuestions(params, "team");
  return (
    <DrawFrame head={questions.head} here={here}>
      <ContractorTeamForm questions={questions} title="需要哪些专业的专家" />
    </DrawFrame>
  );
}
