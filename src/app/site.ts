import { BUREAU, STATION } from "@/features/rulebook";
import { env } from "@/platform/env";

/** The product's name, long for wide screens and short for phones. */
export const product = {
  long: "市政公用工程专家评审管理服务平台",
  short: "专家评审平台",
  place: "青岛市 · 专项施工方案论证",
} as const;

export const serviceHours = "工作日 8:30—17:30";

/** What stands at the foot of every page, the same help in the same order. */
export function siteFooter() {
  return {
    host: BUREAU,
    operator: STATION,
    phone: sitePhone(),
    links: [
      { label: "操作手册", href: "/manual" },
      { label: "专家名录", href: "/experts" },
      { label: "抽取办法", href: "/draw-method" },
      { label: "验证抽取证书", href: "/verify" },
      { label: "验证聘书和履职证明", href: "/verify-document" },
    ],
  };
}

/** The number to call; failure pages need it even when the rest of the configuration is broken. */
export function sitePhone(): string {
  try {
    return env().SITE_PHONE;
  } catch {
    return "0532-00000000";
  }
}
