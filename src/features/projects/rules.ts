import type { CaseState, PartyRole } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

export const partyLabels: Readonly<Record<PartyRole, string>> = {
  owner: "建设单位",
  survey: "勘察单位",
  design: "设计单位",
  contractor: "施工单位",
  subcontractor: "分包单位",
  supervision: "监理单位",
  monitoring: "监测单位",
  testing: "检测单位",
  plan_author: "方案编制单位",
};

/** Parties without which no plan can be filed (D3). */
export const mandatoryParties = ["owner", "survey", "design", "contractor", "supervision"] as const;

export const libraryLabels = { SZ: "市政公用工程", GD: "轨道交通工程" } as const;

/** The mandatory roles nobody holds yet, in the order of the form. */
export function missingParties(held: readonly PartyRole[]): PartyRole[] {
  return mandatoryParties.filter((role) => !held.includes(role));
}

/** Whether a case of the project has left the contractor's desk: its parties are then evidence. */
export function isFrozen(caseStates: readonly CaseState[]): boolean {
  return caseStates.some((state) => !["DRAFT", "RETURNED", "CANCELLED"].includes(state));
}

/** Changing the facts of a project: its contractor, as long as no plan has been filed on them. */
export function whyNotChangeProject(frozen: boolean): Denial | null {
  return frozen
    ? {
        code: "PROJECT_FROZEN",
        sentence: "本工程已有提交的论证项目，工程信息不能再修改；确需更正的，请联系监督机构。",
      }
    : null;
}

interface Party {
  readonly role: PartyRole;
  readonly organizationId: string;
}

/** A unit may join at any time (E8), but the one that supervises cannot be the one that builds. */
export function whyNotAddParty(party: Party, present: readonly Party[]): Denial | null {
  const opposite: Partial<Record<PartyRole, PartyRole>> = {
    contractor: "supervision",
    subcontractor: "supervision",
  };
  const clash = present.some(
    (other) =>
      other.organizationId === party.organizationId &&
      (opposite[party.role] === other.role || opposite[other.role] === party.role),
  );
  return clash
    ? { code: "SUPERVISES_ITSELF", sentence: "监理单位与施工单位（含分包单位）不能是同一单位。" }
    : null;
}

/** Parties cannot be taken away to cure a conflict: once a plan is filed, the station alone may (E8). */
export function whyNotRemoveParty(
  actor: Actor,
  party: Party,
  project: { organizationId: string; frozen: boolean },
): Denial | null {
  if (party.role === "contractor" && party.organizationId === project.organizationId) {
    return { code: "OWN_PARTY", sentence: "本单位是本工程的施工单位，不能移除。" };
  }
  const station = actor.kind === "user" && actor.post === "station";
  if (station) return null;
  const own = actor.kind === "user" && actor.organizationId === project.organizationId;
  if (!own) return { code: "NOT_YOURS", sentence: "只有填报本工程的施工单位或市监督站可以移除参建单位。" };
  return project.frozen
    ? {
        code: "PARTIES_FROZEN",
        sentence: "本工程已有提交的论证项目，参建单位只能增加；确需移除的，须由市监督站办理。",
      }
    : null;
}

/** An item of work under a case stays: it is what the case is about. */
export function whyNotChangeItem(openCase: { number: string | null; title: string } | null): Denial | null {
  return openCase
    ? {
        code: "ITEM_IN_CASE",
        sentence: `该项危大工程正在论证项目“${openCase.number ?? openCase.title}”中，不能修改或移除。`,
      }
    : null;
}
