import {
  answerInterests,
  draftApplication,
  findOwnApplication,
  listOpenCampaigns,
  publishCampaign,
  saveEmployment,
  savePromises,
  saveSpecialty,
  saveTitle,
  saveWork,
  storeEvidence,
  submitApplication,
} from "@/features/experts";
import { dateAt } from "@/features/rulebook";
import { readNow } from "@/platform/clock";
import { rawPdf } from "../plan/raw-pdf";
import type { PoolSeed } from "./seed-pool";

export interface Paper {
  /** Account: applicant1 … */
  readonly username: string;
  readonly specialties: readonly string[];
  readonly title: string;
  readonly workedSince: string;
  /** Which of the city's units employs the applicant. */
  readonly unit: number;
}

/** 常态受理: the window that is always open; published once. */
async function rollingCampaign({ actors }: PoolSeed): Promise<string> {
  const open = (await listOpenCampaigns({ now: await readNow() })).find(({ kind }) => kind === "ROLLING");
  if (open) return open.id;
  const { campaignId } = await publishCampaign(await actors.station(), {
    kind: "ROLLING",
    title: "青岛市市政公用工程专家库常态申报",
    notice: "符合条件的专业技术人员可以随时申报。材料请上传清晰的扫描件。",
    libraries: ["SZ", "GD"],
    opensOn: dateAt(await readNow()),
    closesOn: null,
  });
  return campaignId;
}

/** An application filled in step by step, as its page has it; not yet handed in. */
export async function fillApplication(seed: PoolSeed, paper: Paper): Promise<string> {
  const me = () => seed.actors.person(paper.username);
  const { applicationId } = await draftApplication(await me(), { campaignId: await rollingCampaign(seed) });
  await saveTitle(await me(), {
    applicationId,
    title: paper.title,
    titleCertificate: `鲁建高〔2016〕0${paper.username.slice(9).padStart(3, "0")}`,
    titleGrantedOn: "2016-12-20",
  });
  await saveWork(await me(), {
    applicationId,
    workedSince: paper.workedSince,
    experience:
      "长期从事市政公用工程施工技术工作，主持多项深基坑、模板支撑和起重吊装工程的方案编制与现场实施。",
  });
  const unit = seed.city.units[paper.unit % seed.city.units.length]!;
  await saveEmployment(await me(), {
    applicationId,
    employmentId: null,
    uscc: unit.uscc,
    name: unit.name,
    main: "yes",
    post: "副总工程师",
    validFrom: "2012-03-01",
    validTo: null,
  });
  const evidence = async (
    kind: "TITLE_CERTIFICATE" | "SPECIALTY_EVIDENCE",
    specialty: string,
    name: string,
  ) =>
    storeEvidence(
      await me(),
      { ownerType: "application", ownerId: applicationId, kind, specialty },
      { name, bytes: rawPdf() },
    );
  await evidence("TITLE_CERTIFICATE", "", "职称证书.pdf");
  for (const specialty of paper.specialties) {
    await saveSpecialty(await me(), {
      applicationId,
      specialty,
      statement: "近五年参与三项工程，担任技术负责人，负责方案编制、验算和现场监控。",
    });
    await evidence("SPECIALTY_EVIDENCE", specialty, "业绩证明.pdf");
  }
  await answerInterests(await me(), { applicationId, answer: "none" });
  await savePromises(await me(), { applicationId });
  return applicationId;
}

/** Handed in as the check page shows it. */
export async function handIn(seed: PoolSeed, username: string, applicationId: string): Promise<void> {
  const me = await seed.actors.person(username);
  const shown = await findOwnApplication(me, applicationId);
  if (!shown) throw new Error(`${username} does not see the application`);
  await submitApplication(await seed.actors.person(username), { applicationId, seen: shown.seen });
}
