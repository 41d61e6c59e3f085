"use server";

import { action } from "@/platform/action";
import { confirmDecision, proposeDecision, refuseDecision, withdrawDecision } from "../decisions";
import { checkTermsOfDecision } from "../decisions/propose-decision";
import {
  type DecisionTerms,
  decisionInput,
  proposalInput,
  termsInput,
  verdictInput,
} from "../input/decision";

const roles = ["regulator"] as const;
const page = ({ decisionId }: { decisionId: string }, news: string) =>
  `/regulator/decisions/${decisionId}?news=${news}`;

/** Checks the terms and leads to the page that repeats them and asks for the reason; changes nothing. */
export const prepareDecisionAction = action({
  roles,
  input: termsInput,
  run: checkTermsOfDecision,
  after: (_, terms) => `/regulator/experts/${terms.number}/decisions/new/check?${termsQuery(terms)}`,
});

export const proposeDecisionAction = action({
  roles,
  input: proposalInput,
  run: proposeDecision,
  after: (done) => page(done, "proposed"),
});

export const decideDecisionAction = action({
  roles,
  input: verdictInput,
  run: async (ctx, { decision, ...input }) => {
    if (decision === "confirm") await confirmDecision(ctx, input);
    else await refuseDecision(ctx, input);
  },
  after: (_, input) => page(input, input.decision === "confirm" ? "confirmed" : "refused"),
});

export const withdrawDecisionAction = action({
  roles,
  input: decisionInput,
  run: withdrawDecision,
  after: (done) => page(done, "withdrawn"),
});

function termsQuery({ kind, document, from, to, banUntil }: DecisionTerms): URLSearchParams {
  const set = Object.entries({ kind, document, from, to, banUntil }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );
  return new URLSearchParams(set);
}
