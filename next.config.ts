import type { NextConfig } from "next";
import { baseHeaders, inertPolicy } from "./src/platform/headers";

const headersOf = (more: Record<string, string>) =>
  Object.entries({ ...baseHeaders, ...more }).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  output: "standalone",
  typedRoutes: false,
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  serverExternalPackages: ["bullmq", "fontkit", "pg", "postgres", "pdfmake", "pino"],
  // Read from the disk by name, so tracing does not see them.
  outputFileTracingIncludes: {
    "/**": [
      "node_modules/@expo-google-fonts/noto-sans-sc/package.json",
      "node_modules/@expo-google-fonts/noto-sans-sc/{400Regular,700Bold}/*.ttf",
      "node_modules/pdfjs-dist/package.json",
      "node_modules/pdfjs-dist/legacy/build/pdf.worker.min.mjs",
      "node_modules/pdfjs-dist/{cmaps,standard_fonts,wasm}/*",
    ],
  },
  // What src/proxy.ts does not match has its headers from here.
  headers: async () => [
    {
      source: "/api/uploads/:path*",
      headers: headersOf({ "content-security-policy": inertPolicy, "cache-control": "private, no-store" }),
    },
    // The route adds its own policy (sandbox).
    { source: "/api/files/:path*", headers: headersOf({ "cache-control": "private, no-store" }) },
    { source: "/api/evidence/:path*", headers: headersOf({ "cache-control": "private, no-store" }) },
    {
      source: "/api/imports/:path*",
      headers: headersOf({ "content-security-policy": inertPolicy, "cache-control": "private, no-store" }),
    },
    { source: "/_next/static/:path*", headers: headersOf({}) },
    {
      source: "/:file(favicon\\.ico|icon\\.svg|apple-touch-icon\\.png|robots\\.txt)",
      headers: headersOf({}),
    },
  ],
};

export default config;
