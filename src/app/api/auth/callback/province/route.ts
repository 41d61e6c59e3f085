import type { NextRequest } from "next/server";
import { requestContext } from "@/platform/request";
import { redirectWith } from "../../sign-in/answer";
import { finishLogin } from "../../sign-in/finish-login";

/** The way back from the identity platform. */
export async function GET(request: NextRequest): Promise<Response> {
  const query = Object.fromEntries(request.nextUrl.searchParams);
  const cookies = Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value]));
  return redirectWith(await finishLogin(requestContext, query, cookies));
}
