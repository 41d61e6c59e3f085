import { createHash, randomBytes } from "node:crypto";
import type { UserType } from "./account";

interface Cookie {
  value: string;
  path: string;
}

/** A browser without JavaScript, as far as this platform needs one: cookies, redirects, forms. */
export class Visitor {
  readonly #cookies = new Map<string, Cookie>();

  /** Fetches without following redirects; keeps and sends cookies by path. */
  async go(url: string, form?: Record<string, string>): Promise<Response> {
    const { pathname } = new URL(url);
    const cookie = [...this.#cookies]
      .filter(([, { path }]) => pathname === path || pathname.startsWith(path.replace(/\/?$/, "/")))
      .map(([key, { value }]) => `${key.split(";")[0]}=${value}`);
    const response = await fetch(url, {
      method: form ? "POST" : "GET",
      body: form ? new URLSearchParams(form) : undefined,
      headers: { accept: "text/html", cookie: cookie.join("; ") },
      redirect: "manual",
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** Follows redirects as long as they stay on the origin of `url`; answers the last page or the way out. */
  async follow(url: string, form?: Record<string, string>): Promise<{ response: Response; url: string }> {
    let response = await this.go(url, form);
    let at = url;
    for (let hops = 0; hops < 10; hops += 1) {
      const location = response.headers.get("location");
      if (!location) return { response, url: at };
      at = new URL(location, at).href;
      if (new URL(at).origin !== new URL(url).origin) return { response, url: at };
      response = await this.go(at);
    }
    throw new Error(`too many redirects at ${at}`);
  }

  /** Fills in the login page at `url`. */
  login(url: string, type: UserType, username: string, password: string) {
    return this.follow(url.split("?")[0] ?? url, { login_type: type, username, password, action: "login" });
  }

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split(/;\s*/);
    const [name = "", ...value] = pair.split("=");
    const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? "/";
    const key = `${name};${path}`;
    const gone = attributes.some((each) => /^expires=Thu, 01 Jan 1970/i.test(each));
    if (gone) this.#cookies.delete(key);
    else this.#cookies.set(key, { value: value.join("="), path });
  }
}

/** What a client makes up for one login: PKCE, state and nonce. */
export function beginLogin() {
  const verifier = randomBytes(32).toString("base64url");
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  return {
    verifier,
    challenge,
    state: randomBytes(9).toString("hex"),
    nonce: randomBytes(9).toString("hex"),
  };
}
