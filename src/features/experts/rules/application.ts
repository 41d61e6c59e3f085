import type { ApplicationState } from "@/db/schema";
import { type DateString, formatDate, LIBRARIES, specialtyOf } from "@/features/rulebook";
import { employmentGaps, type Gap, type WorkPeriod } from "./employment-gaps";
import { isSeniorTitle } from "./senior-title";
import { addYears } from "./term-dates";

/** The parts of an application, in the order of the task list. */
export const applicationSteps = {
  title: "职称",
  work: "专业工作经历",
  employments: "任职单位",
  specialties: "申报专业",
  evidence: "佐证材料",
  interests: "利害关系申报",
  undertakings: "承诺",
} as const;
export type ApplicationStep = keyof typeof applicationSteps;
export const stepNames = Object.keys(applicationSteps) as ApplicationStep[];

/** What completeness is judged by. */
export interface ApplicationFacts {
  readonly title: string | null;
  readonly titleCertificate: string | null;
  readonly titleGrantedOn: DateString | null;
  readonly workedSince: DateString | null;
  readonly experience: string | null;
  readonly employmentAnswer: "none" | "some" | null;
  readonly employmentNote: string | null;
  readonly employments: readonly (WorkPeriod & { readonly unit: string; readonly post: string })[];
  readonly specialties: readonly {
    readonly code: string;
    readonly statement: string;
    /** Evidence files for it. */
    readonly files: number;
  }[];
  /** Files of the title certificate. */
  readonly titleFiles: number;
  readonly interestsAnswer: "none" | "some" | null;
  readonly interests: number;
  readonly undertakenAt: Date | null;
}

/** What the policy and the campaign set. */
export interface ApplicationLimits {
  readonly today: DateString;
  /** Years of employment that must be known (`conflict.employment_lookback`). */
  readonly lookBackYears: number;
  readonly maxSpecialties: number;
  /** Libraries the campaign is for. */
  readonly libraries: readonly string[];
}

export interface Missing {
  readonly step: ApplicationStep;
  readonly sentence: string;
}

/** First day of the look-back, and the spells in it without an employer. */
export function lookBack(
  employments: readonly WorkPeriod[],
  limits: Pick<ApplicationLimits, "today" | "lookBackYears">,
): { from: DateString; gaps: readonly Gap[] } {
  const from = addYears(limits.today, -limits.lookBackYears);
  return { from, gaps: employmentGaps(employments, from, limits.today) };
}

/** What an application still lacks before it can be handed in (D1), a sentence each; none: it is complete. */
export function missingSteps(facts: ApplicationFacts, limits: ApplicationLimits): readonly Missing[] {
  const sentences: Readonly<Record<ApplicationStep, readonly string[]>> = {
    title: titleLacks(facts),
    work: [
      ...(facts.workedSince ? [] : ["请填写开始从事专业工作的日期"]),
      ...(facts.experience ? [] : ["请填写专业工作经历"]),
    ],
    employments: employmentLacks(facts, limits),
    specialties: specialtyLacks(facts, limits),
    evidence: evidenceLacks(facts),
    interests: interestLacks(facts),
    undertakings: facts.undertakenAt ? [] : ["请阅读并作出承诺"],
  };
  return stepNames.flatMap((step) => sentences[step].map((sentence) => ({ step, sentence })));
}

function titleLacks({ title, titleCertificate, titleGrantedOn }: ApplicationFacts): string[] {
  if (!title || !titleCertificate || !titleGrantedOn) return ["请填写职称、证书编号和取得日期"];
  return isSeniorTitle(title) ? [] : ["须具有高级专业技术职称，请按证书填写"];
}

function employmentLacks(facts: ApplicationFacts, limits: ApplicationLimits): string[] {
  const { employmentAnswer: answer, employments } = facts;
  const years = limits.lookBackYears;
  if (answer === null) return [`请填写近${years}年的任职单位，没有单位的也要选择“没有”`];
  if (answer === "none") return employments.length > 0 ? ["选择了没有任职单位，但列有单位，请核对"] : [];
  if (employments.length === 0) return ["请至少填写一家任职单位，或者选择“没有”"];
  const unnamed = employments.filter(({ post }) => post === "").map(({ unit }) => `请补充在${unit}的职务`);
  const { gaps } = lookBack(employments, limits);
  if (gaps.length === 0 || facts.employmentNote) return unnamed;
  const spells = gaps.map(({ from, to }) => `${full(from)}至${full(to)}`).join("、");
  return [...unnamed, `近${years}年中${spells}没有任职单位，请补充单位或者说明情况`];
}

function specialtyLacks({ specialties }: ApplicationFacts, limits: ApplicationLimits): string[] {
  if (specialties.length === 0) return ["请至少申报一个专业"];
  return [
    ...(specialties.length > limits.maxSpecialties ? [`最多申报${limits.maxSpecialties}个专业`] : []),
    ...specialties.flatMap(({ code, statement }) => {
      const known = specialtyOf(code);
      if (!known || !limits.libraries.includes(known.library))
        return [`本次申报不包括“${nameOf(code)}”，请移除`];
      return statement ? [] : [`请填写“${nameOf(code)}”的业绩`];
    }),
  ];
}

function evidenceLacks({ titleFiles, specialties }: ApplicationFacts): string[] {
  return [
    ...(titleFiles > 0 ? [] : ["请上传职称证书"]),
    ...specialties.filter(({ files }) => files === 0).map(({ code }) => `请上传“${nameOf(code)}”的业绩证明`),
  ];
}

/** With its library: both have specialties of the same words. */
function nameOf(code: string): string {
  const known = specialtyOf(code);
  return known ? `${LIBRARIES[known.library]}：${known.label}` : code;
}

function interestLacks({ interestsAnswer, interests }: ApplicationFacts): string[] {
  if (interestsAnswer === null) return ["请申报利害关系，没有的也要选择“没有”"];
  if (interestsAnswer === "some" && interests === 0) return ["请至少填写一项利害关系，或者选择“没有”"];
  return interestsAnswer === "none" && interests > 0 ? ["选择了没有利害关系，但列有内容，请核对"] : [];
}

const full = (day: DateString) => formatDate(day, { year: true }).replace(/（.*/, "");

/** A word of the station on a returned application; `step` is one of its own, coarser list. */
export interface ReturnedItem {
  readonly step: string;
  readonly words: string;
}

/** The station's list names the parts more coarsely than the task list; what fits nowhere stands above it. */
const returnedAs: Readonly<Record<string, readonly ApplicationStep[]>> = {
  title: ["title", "work"],
  specialties: ["specialties", "evidence"],
  employments: ["employments"],
  interests: ["interests"],
  undertaking: ["undertakings"],
};

/** What the station said on a step; null for what belongs to none of them. */
export function returnedWords(
  items: readonly ReturnedItem[] | null,
  step: ApplicationStep | null,
): readonly string[] {
  return (items ?? [])
    .filter((item) => (step ? returnedAs[item.step]?.includes(step) : returnedAs[item.step] === undefined))
    .map(({ words }) => words);
}

export type StepStatus = "未开始" | "进行中" | "已完成" | "有问题";

/** The word beside a step. A returned step stays marked until the application is handed in again. */
export function stepStatus(
  step: ApplicationStep,
  facts: ApplicationFacts,
  missing: readonly Missing[],
  returned: readonly string[],
  state: ApplicationState,
): StepStatus {
  if (state === "RETURNED" && returned.length > 0) return "有问题";
  if (!missing.some((one) => one.step === step)) return "已完成";
  return isBegun(step, facts) ? "进行中" : "未开始";
}

function isBegun(step: ApplicationStep, facts: ApplicationFacts): boolean {
  switch (step) {
    case "title":
      return facts.title !== null;
    case "work":
      return facts.workedSince !== null || facts.experience !== null;
    case "employments":
      return facts.employmentAnswer !== null || facts.employments.length > 0;
    case "specialties":
      return facts.specialties.length > 0;
    case "evidence":
      return facts.titleFiles > 0 || facts.specialties.some(({ files }) => files > 0);
    case "interests":
      return facts.interestsAnswer !== null;
    case "undertakings":
      return facts.undertakenAt !== null;
  }
}

/** Last day to hand a returned application in again, as the deadline's instant means it. */
export function isLapsed(application: { resubmitBy: Date | null }, now: Date): boolean {
  return application.resubmitBy !== null && application.resubmitBy <= now;
}
