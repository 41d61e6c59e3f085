"use server";

import { action } from "@/platform/action";
import { Conflict } from "@/platform/errors";
import { acceptInvitation } from "../accept-invitation";
import { declineInvitation } from "../decline-invitation";
import { declineInput, openInput, undertakingInput, withdrawInput } from "../input/expert";
import { openInvitation } from "../open-invitation";
import { withdrawInvitation } from "../withdraw-invitation";

const home = ({ invitationId }: { invitationId: string }) => `/expert/invitations/${invitationId}`;
const done = (input: { invitationId: string }) => `${home(input)}/done`;

export const openInvitationAction = action({
  roles: ["expert"],
  input: openInput,
  run: openInvitation,
  after: (_, input) => home(input),
});

/** Checks the undertaking and leads to the page that repeats the answer; changes nothing. */
export const prepareAcceptAction = action({
  roles: ["expert"],
  input: undertakingInput,
  run: async () => undefined,
  after: (_, input) => `${home(input)}/accept?undertaking=yes`,
});

export const acceptInvitationAction = action({
  roles: ["expert"],
  input: undertakingInput,
  run: (ctx, input) => acceptInvitation(ctx, input).catch(sameAgain("INVITATION_ACCEPTED")),
  after: (_, input) => done(input),
});

export const declineInvitationAction = action({
  roles: ["expert"],
  input: declineInput,
  run: (ctx, input) => declineInvitation(ctx, input).catch(sameAgain("INVITATION_DECLINED")),
  after: (_, input) => done(input),
});

export const withdrawInvitationAction = action({
  roles: ["expert"],
  input: withdrawInput,
  run: (ctx, input) => withdrawInvitation(ctx, input).catch(sameAgain("INVITATION_WITHDRAWN")),
  after: (_, input) => done(input),
});

/** The same answer sent again, after a lost connection: what was recorded stands, and she is shown it. */
function sameAgain(code: string) {
  return (error: unknown): void => {
    if (!(error instanceof Conflict && error.code === code)) throw error;
  };
}
