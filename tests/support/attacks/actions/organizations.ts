import type { ActionRule } from "../action-table";
import { contractors, type Who } from "../cast";
import { someIdNumber } from "../register-world";

const station: readonly Who[] = ["station"];
const unit: readonly Who[] = ["contractor"];

/** The register, kept by the station; delegates, named by the unit's own login alone. */
export const organizationActions: Readonly<Record<string, ActionRule>> = {
  changeOrganizationAction: {
    allowed: station,
    form: ({ register }) => ({
      organizationId: register.unitId,
      version: register.version,
      kinds: ["design"],
      headUscc: "",
      stopReason: "",
    }),
  },
  renameOrganizationAction: {
    allowed: station,
    form: ({ register }) => ({
      organizationId: register.unitId,
      before: register.unitName,
      name: "青岛名录内更名工程有限公司",
      from: register.today,
      document: "准予变更登记通知书1号",
    }),
  },
  recordOwnershipAction: {
    allowed: station,
    form: ({ register }) => ({
      ownedId: register.unitId,
      ownerUscc: register.ownerUscc,
      percent: "30",
      controls: "no",
      validFrom: "2020-01-01",
      validTo: "",
    }),
  },
  endOwnershipAction: {
    allowed: station,
    form: ({ register }) => ({
      organizationId: register.unitId,
      shareId: register.ending,
      lastDay: register.today,
    }),
  },
  correctOwnershipAction: {
    allowed: station,
    form: ({ register }) => ({ kind: "void", shareId: register.correcting, reason: "录错单位" }),
  },
  prepareDelegateAction: {
    allowed: contractors,
    form: ({ register }) => ({
      name: "经办人乙",
      idNumber: someIdNumber,
      rights: ["FILE"],
      validFrom: register.today,
      validTo: register.today,
    }),
  },
  grantDelegateAction: { allowed: unit, form: ({ register }) => ({ grant: register.prepared }) },
  endDelegateAction: { allowed: unit, form: ({ register }) => ({ grantId: register.grantId }) },
  // The grant is of somebody who is not in the suite: theirs alone to take up or to give up.
  actForUnitAction: { allowed: [], form: ({ register }) => ({ grantId: register.grantId }) },
  resignGrantAction: { allowed: [], form: ({ register }) => ({ grantId: register.grantId }) },
};
