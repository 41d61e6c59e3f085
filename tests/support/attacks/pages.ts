import { everybody, type Who } from "./cast";
import type { Ask, Client } from "./client";
import { type Answer, actionBody, type Fields } from "./client";
import { actionsBuilt, waysIn } from "./source-tree";
import type { AttackWorld } from "./world";

/** One person at the client: their cookie, pages, actions. */
export class Visitor {
  constructor(
    private readonly client: Client,
    private readonly world: AttackWorld,
    private readonly who: Who,
  ) {}

  get cookie(): string | null {
    return this.who === "anonymous" ? null : this.world.logins[this.who].cookie;
  }

  get(path: string, headers: Ask["headers"] = {}): Promise<Answer> {
    return this.client.ask(path, { cookie: this.cookie, headers });
  }

  /** Calls an action as a page's script does; `more` replaces headers, "" leaves one out. */
  act(name: string, form: Fields, more: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send(name, actionBody(form), more);
  }

  /** Calls an action with any body. */
  send(
    name: string,
    { body, type }: { body: Buffer | string; type: string },
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const built = actionsBuilt().find((one) => one.name === name);
    if (!built) throw new Error(`${name} is not in the build`);
    const [page = "/"] = built.pages;
    const headers = Object.entries({
      origin: this.client.origin,
      "next-action": built.id,
      "content-type": type,
      accept: "text/x-component",
      ...more,
    }).filter(([, value]) => value !== "");
    return this.client.ask(page.replaceAll(/\[(\w+)\]/g, this.world.missing), {
      method: "POST",
      cookie: this.cookie,
      body,
      headers: Object.fromEntries(headers),
    });
  }
}

export function visitors(client: Client, world: AttackWorld): Readonly<Record<Who, Visitor>> {
  return Object.fromEntries(everybody.map((who) => [who, new Visitor(client, world, who)])) as Record<
    Who,
    Visitor
  >;
}

/** The sentences a form was given back, by field; null when the action went through. */
export function errorsOf(answer: Answer): Record<string, string> | null {
  if (answer.headers["x-action-redirect"] !== undefined) return null;
  const found = /"errors":(\{[^{}]*\})/.exec(answer.text)?.[1];
  if (!found) throw new Error(`no answer of an action: ${answer.status} ${answer.text.slice(0, 200)}`);
  return JSON.parse(found) as Record<string, string>;
}

/** Every page under one of these folders, its [names] filled from `ids`; a name without a value leaves the page out. */
export function pagesBelow(prefixes: readonly string[], ids: Readonly<Record<string, string>>): string[] {
  return waysIn()
    .filter(({ page, pattern }) => page && prefixes.some((one) => `${pattern}/`.startsWith(`${one}/`)))
    .filter(({ pattern }) => [...pattern.matchAll(/\[(\w+)\]/g)].every(([, name = ""]) => ids[name]))
    .map(({ pattern }) => pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? ""));
}
