import type { ActionRule } from "../action-table";
import { applicationUscc, openCampaignId } from "../applications-world";
import type { Who } from "../cast";
import type { Fields } from "../client";
import { inDays } from "../desk-world";
import type { AttackWorld } from "../world";

/** Whose the draft is. */
const applicant: readonly Who[] = ["system"];
const station: readonly Who[] = ["station"];
/** Private persons without a running term and without an application of their own. */
const free: readonly Who[] = ["bureau", "station", "district", "districtForeign"];

const own = (more: (world: AttackWorld) => Fields = () => ({})): ActionRule => ({
  allowed: applicant,
  form: (world) => ({ applicationId: world.application.applicationId, ...more(world) }),
});
const campaign = {
  kind: "ROLLING",
  title: "常态受理",
  notice: "须知",
  libraries: ["SZ"],
  opensOn: inDays(1),
  closesOn: "",
};

/** Applying is one's own; windows and special invitations are the station's. In an order in which all can succeed. */
export const applicationActions: Readonly<Record<string, ActionRule>> = {
  draftApplicationAction: { allowed: free, form: () => ({ campaignId: openCampaignId }) },
  saveTitleAction: own(() => ({
    title: "高级工程师",
    titleCertificate: "G-1",
    titleGrantedOn: "2015-01-01",
  })),
  saveWorkAction: own(() => ({ workedSince: "2001-07-01", experience: "长期从事深基坑工程。" })),
  saveEmploymentAction: own(() => ({
    employmentId: "",
    uscc: applicationUscc,
    name: "",
    main: "no",
    post: "顾问",
    validFrom: "2001-01-01",
    validTo: "2005-01-01",
  })),
  answerEmploymentsAction: own(() => ({ answer: "some", note: "" })),
  removeEmploymentAction: own(({ application }) => ({ employmentId: application.employmentId })),
  saveSpecialtyAction: own(() => ({ specialty: "SZ-MB", statement: "做过" })),
  removeSpecialtyAction: own(({ application }) => ({ specialty: application.specialty })),
  addInterestAction: own(() => ({
    relation: "self",
    name: "",
    uscc: applicationUscc,
    unit: "青岛某单位有限公司",
    words: "",
  })),
  answerInterestsAction: own(() => ({ answer: "some" })),
  removeInterestAction: own(({ application }) => ({ interestId: application.interestId })),
  savePromisesAction: own(() => ({ truthful: "yes", integrity: "yes", publicity: "yes" })),
  // Nothing of it was shown to anybody: refused as changed, which only its applicant is told.
  submitApplicationAction: own(() => ({ seen: "0".repeat(64) })),
  withdrawApplicationAction: own(() => ({ reason: "测试" })),
  prepareCampaignAction: { allowed: station, form: () => campaign },
  publishCampaignAction: { allowed: station, form: () => campaign },
  closeCampaignAction: {
    allowed: station,
    form: () => ({ campaignId: openCampaignId, reason: "测试" }),
  },
  issueInvitationAction: {
    allowed: station,
    form: () => ({
      name: "特邀某",
      idNumber: "11010519491231002X",
      document: "青住建字〔2026〕2号",
      expiresOn: inDays(30),
    }),
  },
  revokeInvitationAction: {
    allowed: station,
    form: ({ application }) => ({ invitationId: application.specialInvitationId }),
  },
};
