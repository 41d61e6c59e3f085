import {
  addInterest,
  closeCampaign,
  draftApplication,
  issueInvitation,
  publishCampaign,
  revokeInvitation,
  saveEmployment,
  saveTitle,
  saveWork,
} from "@/features/experts";
import { addDays, dateAt } from "@/features/rulebook";
import type { PoolSeed } from "./seed-pool";

/**
 * Today's windows beside rolling admission (集中申报, 换届, one closed early), special invitations, and three
 * drafts: one half done, one by invitation, one renewal filled with what is on record.
 */
export async function seedCampaignsToday(seed: PoolSeed): Promise<void> {
  const { actors, city, clock } = seed;
  const today = dateAt(clock.present);
  const window = { libraries: ["SZ", "GD"] as ("SZ" | "GD")[], opensOn: today, closesOn: addDays(today, 40) };
  const publish = async (kind: "NEW" | "RENEWAL", title: string, notice: string, more: object = {}) =>
    publishCampaign(await actors.station(), { kind, title, notice, ...window, ...more });
  const fresh = await publish("NEW", "2026年下半年专家集中申报", notices.fresh);
  const renewal = await publish("RENEWAL", "2026年专家换届申报", notices.renewal);
  const closed = await publish("NEW", "轨道交通专家补充申报", notices.fresh, { libraries: ["GD"] });
  await closeCampaign(await actors.station(), { ...closed, reason: "与集中申报合并办理。" });

  await halfDone(seed, fresh.campaignId);
  await invited(seed, addDays(today, 60));
  // Whose last term is over or ends within the months in which a renewal may be asked for.
  const ending = city.experts.find(
    (one) =>
      one.departures.length + one.suspensions.length === 0 &&
      one.terms.length > 0 &&
      one.terms.every(({ to }) => to <= addDays(today, 150)),
  );
  if (ending) await draftApplication(await actors.expert(ending.number), renewal);
}

const notices = {
  fresh:
    "面向从事市政公用工程、轨道交通工程相关专业的技术人员。\n请如实填写，上传清晰的职称证书和业绩证明。形式审查、评审、公示的结果在平台查看。",
  renewal: "面向聘期将满或者已满的库内专家。已按在库信息预先填写，请核对任职单位，补充近三年的业绩。",
} as const;

/** applicant9 has come as far as the employment, and has a brother at a contractor's. */
async function halfDone({ actors, city }: PoolSeed, campaignId: string): Promise<void> {
  const me = () => actors.person("applicant9");
  const { applicationId } = await draftApplication(await me(), { campaignId });
  await saveTitle(await me(), {
    applicationId,
    title: "高级工程师",
    titleCertificate: "鲁建高〔2014〕0098",
    titleGrantedOn: "2014-12-15",
  });
  await saveWork(await me(), {
    applicationId,
    workedSince: "2003-07-01",
    experience: "先后在施工和监理单位从事起重吊装、架桥机安装的技术工作，参加过二十余座桥梁的架设。",
  });
  const [employer, relative] = [city.units[8]!, city.units[2]!];
  await saveEmployment(await me(), {
    applicationId,
    employmentId: null,
    uscc: employer.uscc,
    name: employer.name,
    main: "yes",
    post: "总监理工程师",
    validFrom: "2025-03-01",
    validTo: null,
  });
  await addInterest(await me(), {
    applicationId,
    relation: "sibling",
    name: "",
    uscc: relative.uscc,
    unit: relative.name,
    words: "任项目经理",
  });
}

/** applicant10 is invited by the bureau and has begun; applicant1 as well, but it was taken back. */
async function invited({ actors, city }: PoolSeed, expiresOn: string): Promise<void> {
  const issue = async (index: number, document: string) => {
    const { name, idNumber } = city.applicants[index]!;
    return issueInvitation(await actors.station(), { name, idNumber, document, expiresOn });
  };
  const { invitationId } = await issue(9, "青住建字〔2026〕12号");
  await draftApplication(await actors.person("applicant10"), { specialInvitationId: invitationId });
  await revokeInvitation(await actors.station(), await issue(0, "青住建字〔2026〕9号"));
  const { idNumber } = city.operators[0]!;
  await issueInvitation(await actors.station(), {
    name: city.operators[0]!.name,
    idNumber,
    document: "青住建字〔2026〕15号",
    expiresOn,
  });
}
