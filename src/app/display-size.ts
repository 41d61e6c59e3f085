import { cookies } from "next/headers";
import type { DisplaySize } from "@/ui/size-switch";

/** The cookie that remembers 标准版 or 长辈版 for a year; set by POST /display-size. */
export const displaySizeCookie = "gongping.size";

/** The size this visitor chose, else the page's own default (长辈版 for pages reached from a text message). */
export async function readDisplaySize(otherwise: DisplaySize = "standard"): Promise<DisplaySize> {
  const chosen = (await cookies()).get(displaySizeCookie)?.value;
  return chosen === "elder" || chosen === "standard" ? chosen : otherwise;
}
