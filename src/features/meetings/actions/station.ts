"use server";

import { action } from "@/platform/action";
import { appointLeader, vacateLeader } from "../elections/appoint-leader";
import { appointInput, vacateInput } from "../input/meeting";

const home = ({ caseId }: { caseId: string }) => `/regulator/cases/${caseId}`;

export const appointLeaderAction = action({
  roles: ["regulator"],
  input: appointInput,
  run: appointLeader,
  after: home,
});

export const vacateLeaderAction = action({
  roles: ["regulator"],
  input: vacateInput,
  run: vacateLeader,
  after: home,
});
