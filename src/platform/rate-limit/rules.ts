/** What one address may ask for in a minute. */
export interface RateLimit {
  readonly name: "invitation-link" | "login-start" | "public-code" | "public-form";
  readonly perMinute: number;
}

// Generous: a whole office can stand behind one address. They slow down a script, they are no lock: links have
// 256 bits and codes 128, and the provider of the login locks accounts itself.
const limits: readonly (RateLimit & { readonly method?: "POST"; readonly path: RegExp })[] = [
  { name: "invitation-link", perMinute: 60, path: /^\/i\// },
  { name: "login-start", perMinute: 60, path: /^\/(login\/start|api\/auth\/)/ },
  { name: "public-form", perMinute: 20, method: "POST", path: /^\/publicity(\/|$)/ },
  {
    name: "public-code",
    perMinute: 120,
    path: /^\/(certificates|attestations|letters|verify-document|publicity\/objection)(\/|$)/,
  },
];

/** The limit a request falls under: of what can be done without a login. Null: none. */
export function rateLimitOf(method: string, path: string): RateLimit | null {
  return limits.find((one) => one.path.test(path) && (one.method ?? method) === method) ?? null;
}

/**
 * Who is counted together: an IPv4 address, the first half of an IPv6 one, which is what a household is given.
 * Null where nobody can be told apart: no address, or this machine's own, when no proxy stands in front.
 */
export function countedAddress(address: string | null): string | null {
  const plain = address
    ?.trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, "");
  if (!plain || plain === "::1" || plain.startsWith("127.")) return null;
  if (!plain.includes(":")) return plain;
  const [before = "", after] = plain.split("::");
  const groups = before.split(":").filter((group) => group !== "");
  const behind = (after ?? "").split(":").filter((group) => group !== "");
  const zeros = after === undefined ? 0 : Math.max(0, 8 - groups.length - behind.length);
  return [...groups, ...Array<string>(zeros).fill("0"), ...behind].slice(0, 4).join(":");
}
