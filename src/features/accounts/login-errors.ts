/** Why a login did not come about, in an address: `/login?error=<code>`. */
export const loginErrors = {
  denied: "您取消了登录。如需继续，请重新选择登录方式。",
  failed: "没有登录成功：统一身份认证平台没有返回有效的登录结果。请重新登录。",
  down: "暂时连接不上省统一身份认证平台，请稍后再试。",
  claims:
    "没有登录成功：统一身份认证平台提供的实名信息不完整。请先到该平台核对姓名、身份证件号码和单位信息。",
  disabled: "该账号已停用，不能登录。",
  other: "没有登录成功：该账号的实名信息与以前登录时不一致，请联系平台核实。",
  broken: "系统暂时不能完成登录，请稍后再试。",
} as const;
export type LoginError = keyof typeof loginErrors;

/** The sentence for a code from an address; null for anything that is none of ours. */
export function loginErrorSentence(code: unknown): string | null {
  return typeof code === "string" && Object.hasOwn(loginErrors, code)
    ? loginErrors[code as LoginError]
    : null;
}
