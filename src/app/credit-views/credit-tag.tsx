import { type CreditState, stateWords } from "@/features/credit";
import { Tag, type Tone } from "@/ui/tag";

const tones: Readonly<Record<CreditState, Tone>> = {
  PROPOSED: "idle",
  NOTIFIED: "warn",
  OBJECTED: "warn",
  UPHELD: "warn",
  CONFIRMED: "good",
  CANCELLED: "idle",
  EXPIRED: "idle",
};

/** How far a credit event has come; one that was taken back says so before anything else. */
export function CreditTag({
  event,
}: {
  event: { state: CreditState; reversedAt: Date | null; points: number; windowOver: boolean };
}) {
  if (event.reversedAt) return <Tag tone="idle">已冲回</Tag>;
  if (event.state === "NOTIFIED" && event.windowOver) return <Tag tone="warn">待确认</Tag>;
  const tone = event.state === "CONFIRMED" && event.points < 0 ? "bad" : tones[event.state];
  return <Tag tone={tone}>{stateWords[event.state]}</Tag>;
}
