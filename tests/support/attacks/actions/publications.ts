import type { ActionRule } from "../action-table";
import { experts, type Who } from "../cast";
import type { AttackWorld } from "../world";

const station: readonly Who[] = ["station"];
const content = {
  kind: "TRAINING",
  title: "审查要点",
  body: "逐项核对。",
  audience: ["expert"],
  required: "yes",
};
const step = (
  pick: keyof AttackWorld["publications"],
  more: Readonly<Record<string, string | string[]>> = {},
  allowed = station,
): ActionRule => ({
  allowed,
  form: ({ publications }) => ({ publicationId: publications[pick], ...more }),
});

/** Published by the station alone, confirmed by experts. */
export const publicationActions: Readonly<Record<string, ActionRule>> = {
  draftPublicationAction: { allowed: station, form: () => content },
  changePublicationAction: step("draft", content),
  publishPublicationAction: step("toPublish"),
  withdrawPublicationAction: step("toWithdraw", { reason: "有误" }),
  remindReadersAction: step("forExperts"),
  confirmReadAction: step("forExperts", {}, experts),
};
