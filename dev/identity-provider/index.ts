/**
 * Stand-in of the provincial unified identity platform (省统一身份认证平台), for development and tests.
 * A real OpenID provider behind server-rendered pages: 个人登录, 法人登录, locks, logout, faults on command.
 * Production never imports it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Account } from "./account";
import { answerLogin } from "./answer-login";
import { type ClientRegistration, configureProvider } from "./configure-provider";
import { openDirectory } from "./directory";
import { answerFaults, Faults, faultsPath } from "./faults";
import { keepKeys } from "./keys";
import { Lockout } from "./lockout";
import { noticePage } from "./pages/notice-page";
import { styleSource } from "./pages/style";
import { Records } from "./records";

export type { Account, UserType } from "./account";
export { subjectOf } from "./account";
export type { ClientRegistration } from "./configure-provider";
export { type FaultState, type Faults, faultsPath } from "./faults";
export type { Forgery } from "./forge-id-token";
export { hashPassword } from "./hash-password";

export interface IdentityProviderSetting {
  /** 0 takes a free port. */
  port: number;
  /** The public address when it differs from `http://127.0.0.1:<port>`; no path. */
  issuer?: string;
  /** The interface to listen on; 127.0.0.1 by default. */
  host?: string;
  /** Keeps keys, sessions and locks over restarts. */
  dir: string;
  clients: ClientRegistration[];
  /** The accounts, or a JSON file of them that is read again when it changes. */
  accounts: Account[] | string;
  /** Lists accounts of the tab on the login page: those with a `note`, or the first thirty. */
  showDemoAccounts?: boolean;
  /** A sentence above that list, such as the shared demo password. */
  demoNote?: string;
  /** Opens the switches over HTTP to whoever sends `Authorization: Bearer <faultSecret>`. */
  faultSecret?: string;
  /** Milliseconds since the epoch, for locks and expiry of stored records. */
  now?: () => number;
}

export interface IdentityProvider {
  issuer: string;
  faults: Faults;
  stop(): Promise<void>;
}

// Browsers apply form-action to redirects after the login form too, so the clients' origins belong in it.
function headersFor(clients: ClientRegistration[]): Record<string, string> {
  const uris = clients.flatMap((client) => [...client.redirect_uris, ...client.post_logout_redirect_uris]);
  const origins = [...new Set(uris.map((uri) => new URL(uri).origin))];
  return {
    "content-security-policy": [
      "default-src 'none'",
      `style-src ${styleSource}`,
      "img-src data:",
      `form-action 'self' ${origins.join(" ")}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
  };
}

function sendNotice(response: ServerResponse, status: number, page: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
  response.end(page);
}

/** Starts the platform; throws when the port is taken, the issuer has a path or the directory is faulty. */
export async function startIdentityProvider(setting: IdentityProviderSetting): Promise<IdentityProvider> {
  if (setting.issuer && new URL(setting.issuer).origin !== setting.issuer) {
    throw new TypeError("the issuer must be an origin without path or trailing slash");
  }
  const now = setting.now ?? Date.now;
  const keys = await keepKeys(setting.dir);
  const records = await Records.open(join(setting.dir, "records"), now);
  const directory = await openDirectory(setting.accounts);
  const faults = new Faults();
  const delays = new Set<() => void>();

  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        delays.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      delays.add(done);
    });

  const headers = headersFor(setting.clients);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(setting.port, setting.host ?? "127.0.0.1", resolve);
  });
  const issuer = setting.issuer ?? `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { clients } = setting;
  const provider = configureProvider({ issuer, clients, directory, records, keys, faults });
  const serve = provider.callback();
  const login = {
    provider,
    directory,
    lockout: new Lockout(records, now),
    showDemoAccounts: setting.showDemoAccounts ?? false,
    demoNote: setting.demoNote,
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    if (path === faultsPath) return answerFaults(request, response, faults, setting.faultSecret);
    const { slowMs, down } = faults.at(path);
    if (slowMs > 0) await wait(slowMs);
    if (down) {
      response.setHeader("retry-after", "30");
      return sendNotice(response, 503, noticePage("系统暂时不可用", "认证服务正在恢复，请稍后再试。"));
    }
    if (path.startsWith("/interaction/")) return answerLogin(request, response, login);
    return serve(request, response);
  };

  server.on("request", (request, response) => {
    answer(request, response).catch((error: unknown) => {
      const expired = error instanceof Error && error.name === "SessionNotFound";
      if (expired) {
        sendNotice(response, 400, noticePage("登录请求已过期", "请返回业务系统，重新点击登录。"));
      } else {
        sendNotice(response, 500, noticePage("系统暂时不可用", "请稍后再试。"));
      }
    });
  });

  return {
    issuer,
    faults,
    stop: async () => {
      for (const done of delays) done();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await records.flush();
    },
  };
}
