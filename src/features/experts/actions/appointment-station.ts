"use server";

import { action } from "@/platform/action";
import { handleObjection, passCheck, recordOpinion, returnApplication } from "../appointments";
import { checkInput, handleInput, opinionInput } from "../input/appointment";

const home = (applicationId: string, done: string) => `/regulator/applications/${applicationId}?done=${done}`;

export const checkApplicationAction = action({
  roles: ["regulator"],
  input: checkInput,
  run: (ctx, input) => (input.decision === "pass" ? passCheck(ctx, input) : returnApplication(ctx, input)),
  after: ({ applicationId }, { decision }) =>
    home(applicationId, decision === "pass" ? "passed" : "returned"),
});

export const recordOpinionAction = action({
  roles: ["regulator"],
  input: opinionInput,
  run: recordOpinion,
  after: ({ applicationId }) => home(applicationId, "reviewed"),
});

export const handleObjectionAction = action({
  roles: ["regulator"],
  input: handleInput,
  run: handleObjection,
  after: ({ applicationId }, { decision }) =>
    home(applicationId, decision === "uphold" ? "upheld" : "dismissed"),
});
