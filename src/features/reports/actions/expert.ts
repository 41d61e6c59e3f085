"use server";

import { action } from "@/platform/action";
import { Conflict } from "@/platform/errors";
import { confirmReport } from "../confirmations/confirm-report";
import { dissentFromReport } from "../confirmations/dissent-from-report";
import { draftReport } from "../drafts/draft-report";
import { presentReport } from "../drafts/present-report";
import { saveDraft } from "../drafts/save-draft";
import { takeBackReport } from "../drafts/take-back-report";
import { confirmInput, dissentInput, draftInput, presentInput, seatInput, shownInput } from "../input";

const home = ({ invitationId }: { invitationId: string }) => `/expert/invitations/${invitationId}/report`;

export const draftReportAction = action({
  roles: ["expert"],
  input: seatInput,
  run: async (ctx, input) => {
    await draftReport(ctx, input).catch(sameAgain("ALREADY_DRAFTED"));
  },
  after: (_, input) => `${home(input)}/draft`,
});

export const saveReportDraftAction = action({
  roles: ["expert"],
  input: draftInput,
  run: saveDraft,
  after: ({ next }, input) =>
    next === "check" ? `${home(input)}/present` : `${home(input)}/draft?done=saved`,
});

export const presentReportAction = action({
  roles: ["expert"],
  input: presentInput,
  run: presentReport,
  after: (_, input) => home(input),
});

export const takeBackReportAction = action({
  roles: ["expert"],
  input: shownInput,
  run: takeBackReport,
  after: (_, input) => `${home(input)}/draft`,
});

export const confirmReportAction = action({
  roles: ["expert"],
  input: confirmInput,
  run: async (ctx, input) => {
    await confirmReport(ctx, input).catch(sameAgain("ALREADY_ANSWERED"));
  },
  after: (_, input) => `${home(input)}/done`,
});

export const dissentFromReportAction = action({
  roles: ["expert"],
  input: dissentInput,
  run: dissentFromReport,
  after: (_, input) => `${home(input)}/done`,
});

/** The same thing sent again, after a lost connection: what was recorded stands, and she is shown it. */
function sameAgain(code: string) {
  return (error: unknown): void => {
    if (!(error instanceof Conflict && error.code === code)) throw error;
  };
}
