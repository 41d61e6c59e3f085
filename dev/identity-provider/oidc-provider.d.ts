/** The part of oidc-provider 9 (which ships no types) that the stand-in uses. */
declare module "oidc-provider" {
  import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

  export interface Session {
    uid: string;
    accountId?: string;
    state?: { postLogoutRedirectUri?: string; state?: string };
    authorizations?: Record<string, { grantId?: string }>;
    grantIdFor(clientId: string): string | undefined;
    destroy(): Promise<void>;
  }

  export interface Grant {
    accountId: string;
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
    destroy(): Promise<void>;
  }

  export interface Client {
    clientId: string;
    clientName?: string;
  }

  export interface Interaction {
    uid: string;
    exp: number;
    params: Record<string, unknown>;
    session?: { uid: string; accountId?: string };
    save(ttl: number): Promise<string>;
  }

  export interface OidcContext {
    route: string;
    provider: Provider;
    session: Session;
    client?: Client;
    account?: { accountId: string };
    params: Record<string, unknown>;
    result?: { login?: { accountId: string } };
    entities: { IdTokenHint?: { payload: { sub?: string } } };
    urlFor(name: string): string;
  }

  export interface Context {
    /** Absent on a path the provider does not serve. */
    oidc?: OidcContext;
    status: number;
    type: string;
    body: unknown;
    cookies: { set(name: string, value: string | null, options?: object): void };
    redirect(url: string): void;
  }

  /** A context inside the provider's own routes. */
  export type RoutedContext = Context & { oidc: OidcContext };

  export interface Adapter {
    upsert(id: string, payload: object, expiresIn?: number): Promise<void>;
    find(id: string): Promise<object | undefined>;
    findByUid(uid: string): Promise<object | undefined>;
    findByUserCode(userCode: string): Promise<object | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  export namespace interactionPolicy {
    class Check {
      constructor(reason: string, description: string, check: (ctx: RoutedContext) => boolean);
    }
    interface Prompt {
      name: string;
      checks: { add(check: Check): void };
    }
    interface Policy extends Array<Prompt> {
      get(name: string): Prompt;
      remove(name: string): void;
    }
    function base(): Policy;
  }

  export class Provider {
    constructor(issuer: string, configuration: object);
    proxy: boolean;
    readonly issuer: string;
    readonly Session: { get(ctx: Context): Promise<Session> };
    readonly Grant: {
      new (properties: { accountId: string; clientId: string }): Grant;
      find(id: string): Promise<Grant | undefined>;
    };
    readonly AccessToken: { revokeByGrantId(grantId: string): Promise<void> };
    readonly AuthorizationCode: { revokeByGrantId(grantId: string): Promise<void> };
    readonly Client: { find(id: string): Promise<Client | undefined> };
    callback(): RequestListener;
    createContext(req: IncomingMessage, res: ServerResponse): Context;
    cookieName(kind: "session" | "interaction" | "resume"): string;
    use(middleware: (ctx: Context, next: () => Promise<void>) => Promise<void>): this;
    interactionDetails(req: IncomingMessage, res: ServerResponse): Promise<Interaction>;
    interactionFinished(
      req: IncomingMessage,
      res: ServerResponse,
      result:
        | { login: { accountId: string; remember: boolean } }
        | { error: string; error_description: string },
      options: { mergeWithLastSubmission: boolean },
    ): Promise<void>;
  }
}
