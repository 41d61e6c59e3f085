import { createHash } from "node:crypto";

/** 自然人 or 法人: which tab of the login page the account belongs to. */
export type UserType = "natural" | "legal";

/** One entry of the account directory, as it is written in the file or given in an array. */
export interface Account {
  username: string;
  /** Plain text, or a hash made by `hashPassword`; plain text is hashed when loaded. */
  password: string;
  userType: UserType;
  /** The person; for a legal account its operator (经办人). */
  name: string;
  idNumber: string;
  phone: string;
  orgName?: string;
  uscc?: string;
  /** Locked by the platform itself, not by wrong passwords. */
  locked?: boolean;
  /** Real-name assurance level (实名等级) of a natural person. */
  loa?: string;
  /** Shown beside the account in the list of demo accounts. */
  note?: string;
}

/** The stable `sub` of an account, the same in every run, so that directories may be rebuilt. */
export function subjectOf(userType: UserType, username: string): string {
  const digest = createHash("sha256").update(`${userType}\n${username}`).digest("hex");
  return `${userType === "legal" ? "l" : "n"}-${digest.slice(0, 32)}`;
}

/** Everything the platform says about an account through userinfo (architecture.md §6). */
export function claimsOf(account: Account): { sub: string } & Record<string, string> {
  const person = {
    sub: subjectOf(account.userType, account.username),
    user_type: account.userType,
    name: account.name,
    id_number: account.idNumber,
    phone_number: account.phone,
  };
  if (account.userType === "natural") return { ...person, loa: account.loa ?? "" };
  return { ...person, org_name: account.orgName ?? "", uscc: account.uscc ?? "" };
}

/** Reads an account list from parsed JSON; throws a TypeError naming the first faulty entry. */
export function parseAccounts(value: unknown): Account[] {
  if (!Array.isArray(value)) throw new TypeError("the account directory is not a list");
  return value.map((entry: unknown, index) => {
    const account = entry as Partial<Account> | null;
    const needed = ["username", "password", "name", "idNumber", "phone"] as const;
    for (const field of needed) {
      if (typeof account?.[field] !== "string" || account[field] === "") {
        throw new TypeError(`account ${index}: ${field} is missing`);
      }
    }
    if (account?.userType !== "natural" && account?.userType !== "legal") {
      throw new TypeError(`account ${index}: userType is neither natural nor legal`);
    }
    if (account.userType === "legal" && !(account.orgName && account.uscc)) {
      throw new TypeError(`account ${index}: a legal account needs orgName and uscc`);
    }
    return account as Account;
  });
}
