import { DrizzleAdapter } from "@auth/drizzle-adapter";
import type { Adapter } from "next-auth/adapters";
import { database } from "@/db/client";
import { account, appUser, session } from "@/db/schema";

type OpenSession = NonNullable<Adapter["createSession"]>;

/**
 * Our tables as the login library wants them, cut down to what a login needs. It reads accounts by issuer and
 * subject; sessions are opened by `openSession` alone. What could link, create or look up by e-mail is refused:
 * the library asks for the browser's session during a login and would link a foreign account to it.
 */
export function accountAdapter(openSession: OpenSession): Adapter {
  const tables = DrizzleAdapter(database(), {
    usersTable: appUser,
    accountsTable: account,
    sessionsTable: session,
  });
  const refuse = (what: string) => async (): Promise<never> => {
    throw new Error(`${what} is not a way to an account`);
  };
  return {
    getUser: tables.getUser as Adapter["getUser"],
    getUserByAccount: tables.getUserByAccount as Adapter["getUserByAccount"],
    createSession: openSession,
    getSessionAndUser: async () => null,
    getUserByEmail: async () => null,
    createUser: refuse("createUser"),
    updateUser: refuse("updateUser"),
    linkAccount: refuse("linkAccount"),
    updateSession: refuse("updateSession"),
    deleteSession: refuse("deleteSession"),
  };
}
