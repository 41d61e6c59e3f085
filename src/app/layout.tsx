import type { Viewport } from "next";
import type { ReactNode } from "react";
import { readDisplaySize } from "./display-size";
import { sitePhone } from "./site";
import "./globals.css";

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** The document. Reading the size's cookie also keeps every page dynamic, which the script nonce needs; pages that fail read the phone off the body. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN" data-size={await readDisplaySize()}>
      <body data-phone={sitePhone()}>{children}</body>
    </html>
  );
}
