"use server";

import { action } from "@/platform/action";
import { auditLane } from "../emergency/audit-lane";
import { grantLane } from "../emergency/grant-lane";
import { emergencyAuditInput, emergencyInput } from "../input";

const home = ({ caseId }: { caseId: string }) => `/regulator/cases/${caseId}/emergency`;

export const grantLaneAction = action({
  roles: ["regulator"],
  input: emergencyInput,
  run: grantLane,
  after: (value) => `${home(value)}?news=granted`,
});

export const auditLaneAction = action({
  roles: ["regulator"],
  input: emergencyAuditInput,
  run: auditLane,
  after: (value) => `${home(value)}?news=audited`,
});
