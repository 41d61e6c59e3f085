import type { ActionRule } from "../action-table";
import { inDays } from "../desk-world";

/** Tokens are the security administrator's; the other two have nothing to do with them. */
export const exchangeActions: Readonly<Record<string, ActionRule>> = {
  issueTokenAction: {
    allowed: ["security"],
    form: () => ({
      system: "某区平台",
      operator: "某区住房和城乡建设局",
      resources: ["cases"],
      areas: ["370213"],
      expiresOn: inDays(30),
    }),
  },
  revokeTokenAction: {
    allowed: ["security"],
    form: ({ exchange }) => ({ tokenId: exchange.tokenId, reason: "不再使用" }),
  },
};
