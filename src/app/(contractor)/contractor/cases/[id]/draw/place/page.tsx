import { ContractorPlaceForm } from "@/features/panels/components/contractor-place-form";
import { DrawFrame } from "../draw-frame";
import { readQuestions } from "../read-questions";

type Props = { params: Promise<{ id: string }> };

/** 抽取条件, third question: 会议地点. */
export default async function PlacePage({ params }: Props) {
  const { questions, here } = await readQuestions(params, "place");
  return (
    <DrawFrame head={questions.head} here={here}>
      <ContractorPlaceForm questions={questions} title="论证会在哪里开" />
    </DrawFrame>
  );
}
