import type { ListedAccount } from "@/features/accounts";

const postLabels: Readonly<Record<string, string>> = {
  station: "市监督站",
  bureau: "市住建局",
  district: "区（市）监管",
  system: "系统管理员",
  security: "安全管理员",
  audit: "审计管理员",
};

/** What sort of account it is: a unit's, an office holder's, or a person's. */
export function kindOf({ userType, posts }: Pick<ListedAccount, "userType" | "posts">): string {
  if (userType === "legal") return "法人账号";
  return posts.length > 0 ? posts.map((post) => postLabels[post] ?? post).join("、") : "个人账号";
}
