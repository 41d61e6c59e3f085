/** What a check is about: English with the Chinese term for the command line, Chinese for the page. */
const CHECKS = {
  shape: ["form (格式)", "格式完整，字段、次序、代码都合规定"],
  "request-hash": ["request fingerprint (请求指纹)", "请求指纹与请求内容相符"],
  secret: ["one-time secret (一次性口令)", "本轮口令经逐次散列可得到首轮前公布的锚值"],
  seed: ["seed (种子)", "种子由请求指纹、口令、随机数算得"],
  outcome: ["outcome (结果)", "能否抽满的结论与重算一致"],
  drawn: ["people drawn (抽中名单)", "抽中的人、席位、签号与重算逐一相同"],
  panel: ["seats and tickets (席位与签号)", "席位数与请求相同，签号由小到大、互不重复"],
  time: ["time (时间)", "抽取时间不早于请求时间"],
  beacon: ["outside beacon (外部随机源)", "外部随机源的数值"],
  log: ["audit log (审计日志)", "证书指纹与审计日志所记相同"],
  "same-case": ["same case (同一论证)", "各轮属于同一项论证，锚值相同"],
  "round-order": ["rounds in sequence (轮次连续)", "轮次连续，不缺不重"],
  "nonce-chain": ["link to the round before (与上一轮相扣)", "本轮随机数就是上一轮证书的指纹"],
  "round-time": ["rounds in time (先后)", "本轮请求晚于上一轮抽取"],
  "nobody-twice": ["nobody drawn twice (不重复抽取)", "以前各轮抽中的人没有再次被抽"],
  "seated-known": ["those already seated (已在席人员)", "已在席人员都来自以前各轮"],
} as const satisfies Record<string, readonly [string, string]>;

/** Name of a check; stable, for pages and tests. */
export type CheckId = keyof typeof CHECKS;

/** One line of a verification. `unchecked`: cannot be decided from what was given; says what to compare. */
export interface Check {
  readonly id: CheckId;
  /** Round of the certificate it is about; null when the certificate is unreadable. */
  readonly round: number | null;
  readonly status: "holds" | "fails" | "unchecked";
  /** The field at fault, e.g. `drawn[2].ticket`; null unless it fails. */
  readonly field: string | null;
  /** Title and finding in English, with the Chinese term. */
  readonly english: string;
  /** What was checked, in Chinese. */
  readonly text: string;
}

/** A difference between what is written and what the arithmetic gives. */
export interface Difference {
  readonly field: string;
  readonly finding: string;
}

/** A check that holds when there is no difference; `note` is added to its English line. */
export function report(id: CheckId, round: number | null, difference: Difference | null, note = ""): Check {
  const [title, text] = CHECKS[id];
  const said = difference ? `${difference.field}: ${difference.finding}` : note;
  return {
    id,
    round,
    status: difference ? "fails" : "holds",
    field: difference?.field ?? null,
    english: said ? `${title}: ${said}` : title,
    text,
  };
}

/** A check that what was given does not allow; `note` says why, or what to compare by eye. */
export function unchecked(id: CheckId, round: number | null, note: string, text?: string): Check {
  const [title, subject] = CHECKS[id];
  return { id, round, status: "unchecked", field: null, english: `${title}: ${note}`, text: text ?? subject };
}

/** The difference between two values of a field, or null. */
export function compareField(field: string, found: string, expected: string): Difference | null {
  return found === expected ? null : { field, finding: `says ${found}, the arithmetic gives ${expected}` };
}

/** Whether nothing fails. */
export function allHold(checks: readonly Check[]): boolean {
  return checks.every((check) => check.status !== "fails");
}
