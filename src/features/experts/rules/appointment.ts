import type { ApplicationState } from "@/db/schema";
import { type DateString, dateAt, formatDeadline } from "@/features/rulebook";
import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";
import { isSeniorTitle } from "./senior-title";
import { hasWorked } from "./term-dates";

/** What the rules read of an application. */
export interface JudgedApplication {
  readonly personId: string;
  readonly state: ApplicationState;
  readonly title: string | null;
  readonly titleCertificate: string | null;
  readonly workedSince: DateString | null;
}

/** Years of work of the first limb of A2.8 (二). */
const years = 15;

function refuse(code: string, sentence: string): Denial {
  return { code, sentence };
}

/** Only 市监督站 decides on applications; 市住建局 may read, the districts have nothing to do with them. */
function whyNotStation(actor: Actor): Denial | null {
  const station = actor.kind === "user" && actor.role === "regulator" && actor.post === "station";
  return station ? null : refuse("STATION_ONLY", "专家申报由市监督站办理，您可以查看，不能办理。");
}

function isApplicant(actor: Actor, application: JudgedApplication): boolean {
  return actor.kind === "user" && actor.personId === application.personId;
}

/** 形式审查: a submitted application, by the station, not by the applicant herself. */
export function whyNotCheck(actor: Actor, application: JudgedApplication): Denial | null {
  const denied = whyNotStation(actor);
  if (denied) return denied;
  if (application.state !== "SUBMITTED") return refuse("NOT_SUBMITTED", "这份申报不在待形式审查状态。");
  if (isApplicant(actor, application)) return refuse("OWN_APPLICATION", "不能办理本人的申报。");
  return null;
}

/** 评审: independent of the applicant (not herself, no common employer), each specialty once a reviewer. */
export function whyNotReview(
  actor: Actor,
  application: JudgedApplication,
  circumstances: { readonly sharedEmployer: boolean; readonly decided: boolean; readonly given: boolean },
): Denial | null {
  const denied = whyNotStation(actor);
  if (denied) return denied;
  if (application.state !== "UNDER_REVIEW") return refuse("NOT_UNDER_REVIEW", "这份申报不在评审中。");
  if (isApplicant(actor, application)) return refuse("OWN_APPLICATION", "不能评审本人的申报。");
  if (circumstances.sharedEmployer)
    return refuse("SAME_EMPLOYER", "您与申请人现在同一单位工作，不能评审这份申报。");
  if (circumstances.given) return refuse("ALREADY_REVIEWED", "您已对这个专业提出评审意见，不能再次提出。");
  if (circumstances.decided) return refuse("ALREADY_DECIDED", "这个专业已有评审结论。");
  return null;
}

/** What keeps a specialty from being approved on a limb (A2.8 二、三). */
export function whyNotApprove(
  application: JudgedApplication,
  limb: "YEARS_15" | "RICH_EXPERIENCE",
  now: Date,
): Denial | null {
  if (!application.title || !application.titleCertificate || !isSeniorTitle(application.title))
    return refuse("NO_SENIOR_TITLE", "申报中没有高级专业技术职称，不能同意。");
  if (limb === "RICH_EXPERIENCE") return null;
  if (application.workedSince && hasWorked(years, application.workedSince, dateAt(now))) return null;
  return refuse(
    "LESS_THAN_15_YEARS",
    "从事专业工作不满15年，不能按“满15年”同意，可按“丰富的专业经验”说明理由。",
  );
}

/** 异议: within the window, from anybody, also while another one is open. */
export function whyNotObject(
  application: {
    readonly state: ApplicationState;
    readonly publicityFrom: Date | null;
    readonly publicityTo: Date | null;
  },
  now: Date,
): Denial | null {
  const { state, publicityFrom: from, publicityTo: to } = application;
  const shown = state === "PUBLICITY" || state === "OBJECTION";
  if (!shown || !from || !to || now < from) return refuse("NOT_PUBLISHED", "这份申报不在公示中。");
  if (now >= to) return refuse("WINDOW_OVER", `公示已于${formatDeadline(to)}结束，不再受理异议。`);
  return null;
}

/** 异议核查: by somebody of the station who has had no part in the application so far (D1). */
export function whyNotHandle(
  actor: Actor,
  application: JudgedApplication,
  circumstances: { readonly open: boolean; readonly tookPart: boolean; readonly sharedEmployer: boolean },
): Denial | null {
  const denied = whyNotStation(actor);
  if (denied) return denied;
  if (!circumstances.open) return refuse("NOT_OPEN", "这件异议已经处理。");
  if (isApplicant(actor, application)) return refuse("OWN_APPLICATION", "不能处理对本人申报的异议。");
  if (circumstances.tookPart)
    return refuse("TOOK_PART", "您办理过这份申报的形式审查或评审，异议须由其他人员处理。");
  if (circumstances.sharedEmployer)
    return refuse("SAME_EMPLOYER", "您与申请人现在同一单位工作，不能处理这件异议。");
  return null;
}

/** What happened to a member while her next application was under way and stands against the appointment. */
export interface LaterFacts {
  /** An end of the membership that came after the application was handed in. */
  readonly departed: "RESIGNED" | "REMOVED" | "DECEASED" | null;
  /** First day on which she may apply again. */
  readonly banUntil: DateString | null;
}

/** A timer must not bring back whom a decision has removed meanwhile. */
export function whyNotAppoint(facts: LaterFacts, now: Date): Denial | null {
  if (facts.departed === "DECEASED") return refuse("DECEASED", "申请人已故。");
  if (facts.departed === "REMOVED") return refuse("REMOVED", "申请人在办理期间被取消专家资格。");
  if (facts.departed === "RESIGNED") return refuse("RESIGNED", "申请人在办理期间辞去专家资格。");
  if (facts.banUntil !== null && dateAt(now) < facts.banUntil)
    return refuse("BANNED", "申请人被取消专家资格，尚在不得申报的期限内。");
  return null;
}
