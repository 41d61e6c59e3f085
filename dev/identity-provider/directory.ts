import { readFile, stat } from "node:fs/promises";
import { type Account, parseAccounts, subjectOf, type UserType } from "./account";
import { hashPassword, isHashed } from "./hash-password";

/** The accounts the platform knows, by subject. */
export interface Directory {
  find(subject: string): Promise<Account | undefined>;
  list(): Promise<Account[]>;
}

/** The account name as it is compared: full-width typing and stray spaces do not matter. */
export function normalizeUsername(typed: string): string {
  return typed.normalize("NFKC").trim();
}

/** Looks an account up by what was typed under one of the two tabs. */
export function findByUsername(
  directory: Directory,
  type: UserType,
  username: string,
): Promise<Account | undefined> {
  return directory.find(subjectOf(type, username));
}

// Accounts sharing one plain password share one hash: hashing hundreds of demo accounts one by one is slow.
async function index(accounts: Account[]): Promise<Map<string, Account>> {
  const hashes = new Map<string, Promise<string>>();
  const bySubject = new Map<string, Account>();
  for (const account of accounts) {
    let password = account.password;
    if (!isHashed(password)) {
      const hash = hashes.get(password) ?? hashPassword(password);
      hashes.set(password, hash);
      password = await hash;
    }
    const username = normalizeUsername(account.username);
    const subject = subjectOf(account.userType, username);
    if (bySubject.has(subject)) throw new TypeError(`account ${username} appears twice`);
    bySubject.set(subject, { ...account, username, password });
  }
  return bySubject;
}

/**
 * Opens an account directory: an array, or a JSON file that is read again when it changes.
 * Throws when the first reading fails; a later faulty version leaves the last good one in force.
 */
export async function openDirectory(source: Account[] | string): Promise<Directory> {
  if (typeof source !== "string") {
    const accounts = await index(parseAccounts(source));
    return { find: async (subject) => accounts.get(subject), list: async () => [...accounts.values()] };
  }

  const read = async () => index(parseAccounts(JSON.parse(await readFile(source, "utf8"))));
  const version = async () => {
    const { mtimeMs, size, ino } = await stat(source);
    return `${mtimeMs}:${size}:${ino}`;
  };
  let seen = await version();
  let accounts = await read();
  let reading: Promise<void> | undefined;

  const refresh = async () => {
    try {
      const current = await version();
      if (current === seen) return;
      accounts = await read();
      seen = current;
    } catch {
      // Half-written or gone: the next lookup tries again.
    }
  };
  const current = async () => {
    reading ??= refresh().finally(() => {
      reading = undefined;
    });
    await reading;
    return accounts;
  };

  return {
    find: async (subject) => (await current()).get(subject),
    list: async () => [...(await current()).values()],
  };
}
