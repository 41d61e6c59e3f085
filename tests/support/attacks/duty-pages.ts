import type { Who } from "./cast";
import { sealedWords } from "./duty-panels";
import { pagesBelow } from "./pages";
import type { AttackWorld } from "./world";

type Pages = [Who, string][];

const below = (who: Who, prefix: string, ids: Readonly<Record<string, string>>): Pages =>
  pagesBelow([prefix], ids).map((path) => [who, path]);

/** Every page of meetings, opinions, reports and approvals, for those they are for. */
export function dutyPages({ duty, opinion }: AttackWorld): Pages {
  const contractor = (prefix: string, { caseId: id }: { caseId: string }) =>
    below("contractor", `/contractor/cases/[id]/${prefix}`, { id, kind: "report" });
  const regulator = (prefix: string, { caseId: id }: { caseId: string }) =>
    below("station", `/regulator/cases/[id]/${prefix}`, { id });
  const members = ["expertAccepted", "expertInvited"] as const;
  return [
    ...contractor("meeting", duty.today),
    ...contractor("meeting", duty.moving),
    ...contractor("opinions", duty.undrafted),
    ...contractor("report", duty.signed),
    ...contractor("revision", duty.revising),
    ...contractor("approval", duty.asked),
    ...contractor("substantial", duty.passed),
    ...members.flatMap((who) => [
      ...below(who, "/expert/meetings", { id: duty.ballot.caseId }),
      ...below(who, "/expert/cases", { id: duty.undrafted.caseId }),
      ...below(who, "/expert/revisions", { id: duty.judging.roundId }),
    ]),
    ...below("expertInvited", "/expert/cases", { id: opinion.caseId, fileId: opinion.planId }),
    ...below("expertAccepted", "/expert/invitations/[id]/report", { id: duty.ready.leaderSeat }),
    ...below("expertInvited", "/expert/invitations/[id]/report", { id: duty.divided.memberSeat }),
    ...below("supervision", "/supervision/cases", { id: duty.asked.caseId }),
    ...regulator("leader", duty.ballot),
    ...regulator("opinions", duty.undrafted),
    ...regulator("report", duty.checking),
    ...regulator("mediation", duty.mediating),
    ...regulator("approval", duty.asked),
    ...regulator("emergency", duty.hurried),
    ["station", "/regulator/reports"],
    ["station", "/regulator/emergencies"],
    ["anonymous", `/m/${duty.today.code}`],
    ["anonymous", `/reports/${duty.approved.reportCode}`],
    ["anonymous", `/site/${duty.approved.siteCode}`],
  ];
}

/** What is written in opinions that nobody else may read yet. */
export const sealed = [sealedWords, "密件一", "密件二", "密件三", "密件四", "密件五"];

/** Where the sealed opinions of both cases would be read by anybody but who wrote them. */
export function pagesOfSealed({ duty: { ballot }, opinion }: AttackWorld): Pages {
  return [ballot.caseId, opinion.caseId].flatMap((id): Pages => {
    const ids = { id, kind: "report", round: "1" };
    return [
      ...below("contractor", "/contractor/cases", ids),
      ...below("supervision", "/supervision/cases", ids),
      ...below("station", "/regulator/cases", ids),
      ...below("district", "/regulator/cases/[id]/opinions", ids),
      ...below("expertAccepted", "/expert/cases", ids),
      ...below("expertAccepted", "/expert/meetings", ids),
      ...below("expertAccepted", "/expert/invitations", { id: ballot.leaderSeat }),
      ["expertAccepted", "/expert"],
    ];
  });
}
