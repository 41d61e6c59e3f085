/** Name of the algorithm, bound into every request and every seed. */
export const ALGORITHM = "gongping-draw/1";

/** A case's one-time secrets are a chain of this length, so a case has at most 63 rounds (轮次). */
export const CHAIN_LENGTH = 64;

/** The most seats one round may ask for: far above any panel, low enough to bound the work of a verifier. */
export const MAX_SEATS = 999;

/** Why a pool member may not be drawn, in the order in which the first that applies is given. Closed. */
export const EXCLUSION_CODES = [
  "NOT_IN_TERM",
  "SUSPENDED",
  "ON_LEAVE",
  "PHONE_UNVERIFIED",
  "PARTY_EMPLOYER",
  "PARTY_RELATED",
  "PARTY_FORMER",
  "DECLARED_INTEREST",
  "TIME_CONFLICT",
  "LOAD_CAP",
  "ALREADY_ASKED",
] as const;

/** A reason for exclusion. */
export type ExclusionCode = (typeof EXCLUSION_CODES)[number];

/** What a reader is told for each code. */
export const EXCLUSION_TEXT: Readonly<Record<ExclusionCode, string>> = {
  NOT_IN_TERM: "不在聘期内",
  SUSPENDED: "已被暂停抽取",
  ON_LEAVE: "请假中",
  PHONE_UNVERIFIED: "手机号未核实",
  PARTY_EMPLOYER: "任职于参建单位",
  PARTY_RELATED: "任职单位与参建单位有股权关联",
  PARTY_FORMER: "近年曾任职于参建单位",
  DECLARED_INTEREST: "本人申报有利害关系",
  TIME_CONFLICT: "会议时间冲突",
  LOAD_CAP: "已达参加次数上限",
  ALREADY_ASKED: "本项论证已邀请过",
};

/** Seats (席位) open in the round for one specialty. */
export interface Seat {
  readonly specialty: string;
  readonly count: number;
}

/** Someone who holds, or is still asked for, a seat of the case. */
export interface SeatedPerson {
  readonly expert: string;
  /** USCC; "" when the person has no employer. */
  readonly employer: string;
  readonly specialty: string;
}

/** A pool member who holds at least one of the open specialties. */
export interface Candidate {
  readonly expert: string;
  /** USCC; "" when the person has no employer. People without one never share a cap. */
  readonly employer: string;
  /** Sorted; only those named in `seats`. */
  readonly specialties: readonly string[];
  readonly excluded: ExclusionCode | null;
}

/** What a request and its public form have in common. */
export interface RequestHead {
  readonly algorithm: typeof ALGORITHM;
  readonly case: string;
  /** 1 to 63. */
  readonly round: number;
  /** Version of the rules that decided who is excluded. */
  readonly policy: string;
  /** RFC 3339, UTC, milliseconds. */
  readonly takenAt: string;
  /** End of the chain of one-time secrets, hex. */
  readonly anchor: string;
  /** In the order of the case's request, main specialty first. */
  readonly seats: readonly Seat[];
  /** Most people of one employer on the panel, `seated` included. */
  readonly employerCap: number;
}

/** The frozen request (抽取请求) of one round: everything that decides the result but the randomness. */
export interface DrawRequest extends RequestHead {
  readonly seated: readonly SeatedPerson[];
  readonly candidates: readonly Candidate[];
}
