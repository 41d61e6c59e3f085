"use client";

import { BrokenPage } from "./broken-page";
import "./globals.css";

/** Takes the place of the whole document when even the layout failed. */
export default function GlobalError() {
  return (
    <html lang="zh-CN" data-size="standard">
      <body>
        <BrokenPage />
      </body>
    </html>
  );
}
