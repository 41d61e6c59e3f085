"use server";

import { action } from "@/platform/action";
import { giveStatement, requestReviewAsAccused } from "../accused/answer-complaint";
import { accusedReviewInput, statementInput } from "../input";

const home = ({ role, complaintId }: { role: string; complaintId: string }, news: string) =>
  `/${role}/complaints/${complaintId}?news=${news}`;

export const giveStatementAction = action({
  roles: ["expert", "contractor", "supervision"],
  right: "UNIT",
  input: statementInput,
  run: giveStatement,
  after: (value) => home(value, "stated"),
});

export const accusedReviewAction = action({
  roles: ["expert", "contractor", "supervision"],
  right: "UNIT",
  input: accusedReviewInput,
  run: requestReviewAsAccused,
  after: (value) => home(value, "review"),
});
