import type { ExchangeResource } from "@/db/schema";

/** In the order in which a form asks for them. */
export const resources = [
  "cases",
  "certificates",
  "inspections",
] as const satisfies readonly ExchangeResource[];

/** What a token may read, in the words of whoever issues it. */
export const resourceLabels: Readonly<Record<ExchangeResource, string>> = {
  cases: "论证项目",
  certificates: "抽取证书（公开部分）",
  inspections: "监督检查清单和结果",
};
