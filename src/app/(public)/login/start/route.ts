import type { NextRequest } from "next/server";
import { redirectWith } from "@/app/api/auth/sign-in/answer";
import { startLogin } from "@/app/api/auth/sign-in/start-login";
import { requestContext } from "@/platform/request";

/** Sends the visitor to the identity platform; a plain link, so that it works without scripts. */
export async function GET(request: NextRequest): Promise<Response> {
  const { searchParams } = request.nextUrl;
  return start(searchParams.get("type"), searchParams.get("return"));
}

/** The same from a form. */
export async function POST(request: NextRequest): Promise<Response> {
  const form = await request.formData();
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : null;
  };
  return start(text("type"), text("return"));
}

async function start(type: string | null, wanted: string | null): Promise<Response> {
  return redirectWith(await startLogin(requestContext, type === "legal" ? "legal" : "natural", wanted));
}
