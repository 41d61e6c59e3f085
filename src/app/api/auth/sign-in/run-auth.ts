import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type AuthOptions } from "next-auth";

export interface AuthRequest {
  readonly action: "signin" | "callback";
  readonly method: "GET" | "POST";
  readonly query: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
}

export interface AuthAnswer {
  readonly location: string | null;
  /** Whole Set-Cookie lines. */
  readonly cookies: readonly string[];
}

/**
 * Runs one step of the login library and takes down what it answers. Only the two steps a login needs are
 * reachable: its own pages, session and sign-out endpoints have no address here.
 */
export async function runAuth(
  providerId: string,
  request: AuthRequest,
  options: AuthOptions,
): Promise<AuthAnswer> {
  const answered = new Map<string, string | string[]>();
  const response = {} as NextApiResponse;
  Object.assign(response, {
    status: () => response,
    getHeader: (name: string) => answered.get(name.toLowerCase()),
    setHeader: (name: string, value: string | string[]) => {
      answered.set(name.toLowerCase(), value);
      return response;
    },
    send: () => {},
    json: () => {},
    end: () => response,
  });
  await NextAuth(
    {
      method: request.method,
      query: { ...request.query, nextauth: [request.action, providerId] },
      cookies: { ...request.cookies },
      body: request.body ?? {},
      headers: {},
    } as Partial<NextApiRequest> as NextApiRequest,
    response,
    options,
  );
  const location = answered.get("location");
  const cookies = answered.get("set-cookie") ?? [];
  return {
    location: typeof location === "string" ? location : null,
    cookies: typeof cookies === "string" ? [cookies] : cookies,
  };
}
