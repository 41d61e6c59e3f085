import type { NextRequest } from "next/server";
import { displaySizeCookie } from "@/app/display-size";
import { pathInside } from "@/features/accounts";
import { env } from "@/platform/env";

const year = 365 * 24 * 3600;

/** Remembers 标准版 or 长辈版 and goes back to the page it was chosen on, as long as that is one of ours. */
export async function POST(request: NextRequest): Promise<Response> {
  const form = await request.formData();
  const size = form.get("size") === "elder" ? "elder" : "standard";
  const back = pathInside(form.get("back"), env().APP_URL) ?? "/";
  const secure = env().APP_URL.startsWith("https://") ? "; Secure" : "";
  return new Response(null, {
    status: 303,
    headers: {
      location: new URL(back, env().APP_URL).href,
      "set-cookie": `${displaySizeCookie}=${size}; Path=/; Max-Age=${year}; HttpOnly; SameSite=Lax${secure}`,
    },
  });
}
