import type { TitleMisuseState, TitleUseKind, TitleUseState } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

type Officer = Pick<UserActor, "post" | "personId">;

interface Request {
  readonly state: TitleUseState;
  readonly dateFrom: string;
  /** Of the expert. */
  readonly subjectPersonId: string;
}

interface Misuse {
  readonly state: TitleMisuseState;
  readonly kind: TitleUseKind;
  readonly happenedOn: string;
  readonly organizer: string;
  readonly recordedBy: string;
  readonly subjectPersonId: string;
  readonly statementBy: Date;
  readonly statedAt: Date | null;
}

/** A consent as a register entry is held against it. */
export interface Consent {
  readonly kind: TitleUseKind;
  readonly organizer: string;
  readonly dateFrom: string;
  readonly dateTo: string;
}

const deny = (code: string, sentence: string): Denial => ({ code, sentence });

/** 对外活动 (四(二)5): consent comes before the activity, so it is asked for before it begins. */
export function whyNotRequest(dateFrom: string, today: string): Denial | null {
  return dateFrom > today ? null : deny("BEGUN", "活动应当在开始以前取得同意，请填写明天或者以后的日期。");
}

/** The expert takes back what nobody has answered. */
export function whyNotWithdrawUse({ state }: Pick<Request, "state">): Denial | null {
  return state === "SUBMITTED" ? null : deny("ANSWERED", "申请已经办结，不能撤回。");
}

/** 同意或者不同意: the bureau's alone (四(二)5), nobody's for herself; and not once the activity has begun. */
export function whyNotDecideUse(actor: Officer, one: Request, today: string): Denial | null {
  if (actor.post !== "bureau") return deny("BUREAU_ONLY", "以专家名义对外活动，由市住建局同意。");
  if (one.subjectPersonId === actor.personId)
    return deny("OWN_REQUEST", "这是您本人的申请，应当由其他同志答复。");
  if (one.state !== "SUBMITTED") return deny("ANSWERED", "这件申请已经办结，请刷新页面。");
  return one.dateFrom > today ? null : deny("BEGUN", "活动已经开始，不能再答复；没有答复的，不视为同意。");
}

/** 登记违规使用名义: by the station or the bureau, nobody about herself, of a day that has come. */
export function whyNotRecordMisuse(
  actor: Officer,
  subjectPersonId: string,
  happenedOn: string,
  today: string,
): Denial | null {
  if (!isCity(actor)) return deny("CITY_ONLY", "违规使用专家名义，由市住建局或者市监督站登记。");
  if (subjectPersonId === actor.personId) return deny("OWN_MISUSE", "涉及您本人，应当由其他同志登记。");
  return happenedOn <= today ? null : deny("NOT_YET", "活动日期不能晚于今天。");
}

/** The expert is heard once, until the second person has decided. */
export function whyNotStateMisuse(one: Pick<Misuse, "state" | "statedAt">): Denial | null {
  if (one.state !== "RECORDED") return deny("DECIDED", "这条登记已经办结。");
  return one.statedAt ? deny("STATED", "您已经说明过情况。") : null;
}

/**
 * 确认或者撤销: by another than who recorded it, once the expert has spoken or had her time; and no confirmation of what
 * was consented to.
 */
export function whyNotDecideMisuse(
  actor: Officer,
  one: Misuse,
  consents: readonly Consent[],
  decision: "confirm" | "cancel" | null,
  now: Date,
): Denial | null {
  if (!isCity(actor)) return deny("CITY_ONLY", "违规使用名义的登记，由市住建局或者市监督站确认。");
  if (one.state !== "RECORDED") return deny("DECIDED", "这条登记已经办结，请刷新页面。");
  if (one.recordedBy === actor.personId) return deny("OWN_RECORD", "登记人不能自己确认，请由其他同志办理。");
  if (one.subjectPersonId === actor.personId) return deny("OWN_MISUSE", "涉及您本人，应当由其他同志办理。");
  if (decision !== "confirm") return null;
  if (!one.statedAt && now < one.statementBy)
    return deny("STATEMENT_OPEN", "专家说明情况的期限还没有届满，也还没有收到说明。");
  return coveredBy(one, consents)
    ? deny("CONSENTED", "这项活动事先取得了市住建局同意，不能确认为违规，请撤销登记。")
    : null;
}

/** The consent that an activity had: of its kind, by the same organiser, for that day. */
export function coveredBy(
  one: Pick<Misuse, "kind" | "happenedOn" | "organizer">,
  consents: readonly Consent[],
): Consent | null {
  return (
    consents.find(
      (consent) =>
        consent.kind === one.kind &&
        consent.organizer === one.organizer &&
        consent.dateFrom <= one.happenedOn &&
        one.happenedOn <= consent.dateTo,
    ) ?? null
  );
}

function isCity({ post }: Officer): boolean {
  return post === "bureau" || post === "station";
}
