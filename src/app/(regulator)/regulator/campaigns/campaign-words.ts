import { type Campaign, campaignState } from "@/features/experts";
import { formatDate, LIBRARIES } from "@/features/rulebook";
import type { Tone } from "@/ui/tag";

export const campaignTones: Readonly<Record<ReturnType<typeof campaignState>, Tone>> = {
  AHEAD: "run",
  OPEN: "good",
  OVER: "idle",
  CLOSED: "warn",
};

export function day(date: string): string {
  return formatDate(date, { year: true }).replace(/（.*/, "");
}

type Window = Pick<Campaign, "opensOn" | "closesOn">;

export function windowText({ opensOn, closesOn }: Window): string {
  return closesOn ? `${day(opensOn)}至${day(closesOn)}24:00` : `${day(opensOn)}起长期受理`;
}

export function librariesText(libraries: readonly (keyof typeof LIBRARIES)[]): string {
  return libraries.map((code) => LIBRARIES[code]).join("、");
}

export function stateOf(campaign: Window & { closedAt: Date | null }, today: string) {
  return campaignState({ ...campaign, closed: campaign.closedAt !== null }, today);
}
