/** The parties to a project (工程参建各方); every one is a unit whose people must stand aside. Data. */

export const PARTY_ROLES = [
  { code: "OWNER", label: "建设单位", mandatory: true },
  { code: "SURVEYOR", label: "勘察单位", mandatory: true },
  { code: "DESIGNER", label: "设计单位", mandatory: true },
  { code: "CONTRACTOR", label: "施工单位", mandatory: true },
  { code: "SUBCONTRACTOR", label: "专业分包单位", mandatory: false },
  { code: "SUPERVISOR", label: "监理单位", mandatory: true },
  { code: "MONITOR", label: "监测单位", mandatory: false },
  { code: "TESTER", label: "检测单位", mandatory: false },
  { code: "COMPILER", label: "方案编制单位", mandatory: false },
] as const;

export type PartyRole = (typeof PARTY_ROLES)[number]["code"];

export const PARTY_ROLE_CODES = PARTY_ROLES.map((role) => role.code);

/** The Chinese name of a role. */
export function partyRoleLabel(code: PartyRole): string {
  return PARTY_ROLES.find((role) => role.code === code)?.label ?? code;
}

/** The mandatory roles that nobody fills yet, as Chinese names. */
export function missingParties(present: readonly string[]): string[] {
  return PARTY_ROLES.filter((role) => role.mandatory && !present.includes(role.code)).map(
    (role) => role.label,
  );
}
