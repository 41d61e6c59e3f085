/** Headers of every answer that is no page: static files, uploads. */
export const baseHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
  // Browsers take it over https only.
  "strict-transport-security": "max-age=63072000; includeSubDomains",
} as const;

/** The policy of whatever is not a page of ours: nothing may run, load or frame it. */
export const inertPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

interface Setting {
  readonly appUrl: string;
  readonly issuer: string;
  readonly nonce: string;
  readonly requestId: string;
  /** The development server evaluates scripts and writes styles into the page. */
  readonly development: boolean;
}

/** Headers of a page: scripts by nonce, styles from files, forms to ourselves and (logout) the identity platform. */
export function pageHeaders(setting: Setting) {
  const https = setting.appUrl.startsWith("https://");
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${setting.nonce}' 'strict-dynamic'${setting.development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${setting.development ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // Browsers apply it to the redirects after a form as well: logout, and a form sent after the session's end.
    `form-action 'self' ${new URL(setting.issuer).origin}`,
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
  const { "strict-transport-security": transport, ...others } = baseHeaders;
  return {
    ...others,
    ...(https ? { "strict-transport-security": transport } : {}),
    "content-security-policy": policy,
    "cache-control": "private, no-store",
    "x-request-id": setting.requestId,
  };
}

// Said by proxies and by the framework to itself; from a client they are attempts.
const untrusted = [
  "forwarded",
  "x-forwarded-port",
  "x-forwarded-prefix",
  "x-forwarded-server",
  "x-http-method-override",
  "x-invoke-path",
  "x-middleware-invoke",
  "x-middleware-next",
  "x-middleware-prefetch",
  "x-middleware-rewrite",
  "x-middleware-subrequest",
  "x-original-url",
  "x-real-ip",
  "x-rewrite-url",
];

/** The request's headers as the application may believe them: own host and scheme, own request id, nearest address. */
export function trustedRequest(given: Headers, own: { appUrl: string; requestId: string }): Headers {
  const headers = new Headers(given);
  for (const name of untrusted) headers.delete(name);
  const { host, protocol } = new URL(own.appUrl);
  headers.set("x-forwarded-host", host);
  headers.set("x-forwarded-proto", protocol.slice(0, -1));
  headers.set("x-request-id", own.requestId);
  // The last hop was appended by the nearest proxy; what stands before it anybody could have written.
  const nearest = given.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  if (nearest) headers.set("x-forwarded-for", nearest);
  return headers;
}
