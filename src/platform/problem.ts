/** What went wrong with a call of the open interface, as RFC 9457 has it; `detail` is Chinese. */
export interface Problem {
  readonly status: number;
  /** Short and stable, for programs: `not-found`. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** A sentence per field, where fields were wrong. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** A name for each sort of problem, not an address. */
export const problemType = (code: string): string => `urn:gongping:problem:${code}`;

export const problemMediaType = "application/problem+json; charset=utf-8";

/** What a problem's answer holds. */
export function problemContent({ code, title, status, detail, errors }: Problem) {
  return { type: problemType(code), title, status, detail, ...(errors ? { errors } : {}) };
}

export const tooManyCalls: Problem = {
  status: 429,
  code: "too-many-requests",
  title: "调用过于频繁",
  detail: "调用过于频繁，请按 Retry-After 给出的秒数等待后再试。",
};
