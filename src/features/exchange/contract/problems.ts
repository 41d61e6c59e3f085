import type { Problem } from "@/platform/problem";

type Sort = Pick<Problem, "status" | "title">;

/** The closed list of what a call can be refused for; the code is the end of the problem's type. */
export const problems = {
  "missing-token": { status: 401, title: "没有令牌" },
  "invalid-token": { status: 401, title: "令牌无效" },
  "expired-token": { status: 401, title: "令牌已过期" },
  "revoked-token": { status: 401, title: "令牌已吊销" },
  "insufficient-scope": { status: 403, title: "没有权限" },
  "not-found": { status: 404, title: "没有找到" },
  "invalid-parameter": { status: 400, title: "参数不正确" },
  "invalid-body": { status: 400, title: "请求内容不正确" },
  "missing-key": { status: 400, title: "缺少请求标识" },
  "key-reused": { status: 422, title: "请求标识已用于其他内容" },
  "position-behind": { status: 409, title: "已确认到更晚的时间" },
  "position-ahead": { status: 422, title: "时间还没有到" },
  "body-too-large": { status: 413, title: "请求内容过大" },
  "unsupported-media-type": { status: 415, title: "请求内容的格式不正确" },
  "too-many-requests": { status: 429, title: "调用过于频繁" },
  "too-slow": { status: 503, title: "查询时间过长" },
  "internal-error": { status: 500, title: "系统暂时不能处理" },
} as const satisfies Readonly<Record<string, Sort>>;

export type ProblemCode = keyof typeof problems;

/** A problem of the list with the sentence for this call. */
export function problemOf(
  code: ProblemCode,
  detail: string,
  errors?: Readonly<Record<string, string>>,
): Problem {
  return { code, ...problems[code], detail, errors };
}
