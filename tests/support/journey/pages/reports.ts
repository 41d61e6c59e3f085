import type { PageArea, Shown } from "./area";

/** The panel's report on its way, in whatever state the city has it. */
export const reportPages: PageArea = async ({ database: { owner }, accounts }) => {
  const attending = async (where: string) => {
    const [row] = (await owner.unsafe(
      `select i.id, lower(e.number) as "as" from invitation i join expert e on e.id = i.expert_id
       join review_case c on c.id = i.case_id join attendance a on a.invitation_id = i.id
       left join report r on r.case_id = c.id and r.state not in ('WITHDRAWN', 'DISSENTED') where ${where} order by i.id limit 1`,
    )) as unknown as { id: string; as: string }[];
    return row;
  };
  const cases = (await owner.unsafe(
    `select c.id, c.state, o.uscc, c.jurisdiction_code as area from review_case c join organization o on o.id = c.organization_id
     where c.state in ('AWAITING_REPORT', 'REPORT_CHECK', 'MEDIATION') or c.conclusion is not null order by c.number`,
  )) as unknown as { id: string; state: string; uscc: string; area: string }[];
  const [codes] = (await owner.unsafe(
    "select public_code as code from report where state in ('LOCKED', 'ACCEPTED') limit 1",
  )) as unknown as { code: string }[];
  const leads = "r.leader_invitation_id = i.id";
  /** Who has answered already is shown the report and asked no more. */
  const isAsked = `r.state = 'CONFIRMING' and not ${leads} and not exists (
    select 1 from report_confirmation d where d.report_id = r.id and d.invitation_id = i.id)`;
  const expert = async (where: string, below: string, variant?: string): Promise<Shown[]> => {
    const found = await attending(where);
    return found
      ? [{ variant, as: found.as, address: `/expert/invitations/${found.id}/report${below}` }]
      : [];
  };
  const of = (states: readonly string[]) => cases.find(({ state }) => states.includes(state));
  const contractor = (states: readonly string[], below: string, variant?: string): Shown[] => {
    const one = of(states);
    const as = accounts.find(({ uscc, locked }) => uscc === one?.uscc && !locked)?.username;
    return one && as ? [{ variant, as, address: `/contractor/cases/${one.id}/report${below}` }] : [];
  };
  /** The city's own cases are the station's, a district's are its own. */
  const competent = (area: string) => (area === "370200" ? "station1" : `district-${area}`);
  const regulator = (states: readonly string[], below: string, whose = competent): Shown[] => {
    const one = of(states);
    return one ? [{ as: whose(one.area), address: `/regulator/cases/${one.id}/${below}` }] : [];
  };
  return {
    "/expert/invitations/[id]/report": [
      ...(await expert(isAsked, "", "confirm")),
      ...(await expert("r.state in ('LOCKED', 'ACCEPTED')", "", "locked")),
    ],
    "/expert/invitations/[id]/report/draft": await expert(`r.state = 'DRAFT' and ${leads}`, "/draft"),
    "/expert/invitations/[id]/report/present": await expert(`r.state = 'DRAFT' and ${leads}`, "/present"),
    "/expert/invitations/[id]/report/dissent": await expert(isAsked, "/dissent"),
    "/expert/invitations/[id]/report/done": await expert("r.state in ('LOCKED', 'ACCEPTED')", "/done"),
    "/contractor/cases/[id]/report": [
      ...contractor(["AWAITING_REPORT"], "", "awaited"),
      ...contractor(["REPORT_CHECK"], "", "check"),
    ],
    "/contractor/cases/[id]/report/files/[kind]": contractor(["AWAITING_REPORT"], "/files/report"),
    "/regulator/reports": ["check", "mediation", "overdue"].map((list) => ({
      variant: list,
      as: "station1",
      address: `/regulator/reports?list=${list}`,
    })),
    "/regulator/cases/[id]/report": regulator(["REPORT_CHECK"], "report"),
    "/regulator/cases/[id]/report/accept": regulator(["REPORT_CHECK"], "report/accept"),
    "/regulator/cases/[id]/report/return": regulator(["REPORT_CHECK"], "report/return"),
    "/regulator/cases/[id]/mediation": regulator(["MEDIATION"], "mediation", () => "station1"),
    "/reports/[code]": [
      ...(codes ? [{ address: `/reports/${codes.code}` }] : []),
      { variant: "unknown", address: "/reports/0123456789abcdef0123456789abcdef" },
    ],
  };
};
