import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/platform/env";
import { pageHeaders, trustedRequest } from "@/platform/headers";
import { errorFacts, log } from "@/platform/log";
import { isOneTooMany } from "@/platform/rate-limit/count-request";

/** Bytes; the framework's own limit for the body of an action. */
const largestForm = 1024 * 1024;

/**
 * Puts the same headers on every answer and takes away what a client has no business to say.
 * It authorises nothing: every page, action and route does that for itself, with or without it.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { APP_URL, OIDC_ISSUER } = env();
  const requestId = randomUUID();
  const answered = pageHeaders({
    appUrl: APP_URL,
    issuer: OIDC_ISSUER,
    nonce: randomBytes(16).toString("base64"),
    requestId,
    development: process.env.NODE_ENV === "development",
  });
  const headers = trustedRequest(request.headers, { appUrl: APP_URL, requestId });
  // The framework takes the nonce for its own scripts from here.
  headers.set("content-security-policy", answered["content-security-policy"]);
  const refused = refusal(request, APP_URL) ?? (await tooMany(request, headers.get("x-forwarded-for")));
  const response = refused
    ? new NextResponse(refused.sentence, {
        status: refused.status,
        headers: { "content-type": "text/plain; charset=utf-8", ...refused.headers },
      })
    : NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(answered)) response.headers.set(name, value);
  // The link's secret is in the address: nothing that is opened from there learns of it.
  if (request.nextUrl.pathname.startsWith("/i/")) response.headers.set("referrer-policy", "no-referrer");
  return response;
}

interface Refusal {
  readonly status: number;
  readonly sentence: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Whether the address asks too often for what needs no login. A database that cannot count refuses nobody. */
async function tooMany({ method, nextUrl }: NextRequest, address: string | null): Promise<Refusal | null> {
  const over = await isOneTooMany(method, nextUrl.pathname, address).catch((error: unknown) => {
    log.error(errorFacts(error), "a request was not counted");
    return false;
  });
  if (!over) return null;
  const sentence = "访问过于频繁，请过一分钟再试。您的论证和申请不受影响。";
  return { status: 429, sentence, headers: { "retry-after": "60" } };
}

/** What the framework would answer with 500, and a name that is not ours. Actions check their origin again. */
function refusal(request: NextRequest, appUrl: string): Refusal | null {
  if (!isOwnHost(request, appUrl)) return { status: 421, sentence: "请通过本平台的正式网址访问。" };
  if (!callsAction(request)) return null;
  const origin = request.headers.get("origin");
  if (origin !== null && origin !== new URL(appUrl).origin)
    return { status: 403, sentence: "请求来源不正确，请从本平台页面重新提交。" };
  if (Number(request.headers.get("content-length") ?? 0) > largestForm)
    return { status: 413, sentence: "提交的内容过大，请删减后重新提交。" };
  return isWellFormed(request.headers)
    ? null
    : { status: 400, sentence: "提交的内容无法识别，请刷新页面后重新提交。" };
}

/** Ids as the framework makes them, and a form that says where its parts end: the rest it would answer with 500. */
function isWellFormed(headers: Headers): boolean {
  const id = headers.get("next-action");
  const type = headers.get("content-type") ?? "";
  if (type.startsWith("multipart/form-data") && !/;\s*boundary="?[^";\s]/i.test(type)) return false;
  return id === null || /^[0-9a-f]{40,64}$/.test(id);
}

/** A form of a page, sent by its script or without one. */
function callsAction({ method, headers }: NextRequest): boolean {
  if (method !== "POST") return false;
  return headers.has("next-action") || (headers.get("content-type") ?? "").startsWith("multipart/form-data");
}

/** Health checks come by address; everything else by the name the site has. */
function isOwnHost(request: NextRequest, appUrl: string): boolean {
  if (request.nextUrl.pathname.startsWith("/api/health")) return true;
  return request.headers.get("host") === new URL(appUrl).host;
}

// Uploads stay outside: a matched proxy cuts their bodies at 10 MB; downloads bring a policy of their own. Static files have their headers from next.config.
export const config = {
  matcher: [
    "/((?!api/uploads/|api/files/|api/evidence/|api/imports/|_next/static/|_next/image|favicon\\.ico|icon\\.svg|apple-touch-icon\\.png|robots\\.txt).*)",
  ],
};
