import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Forgery, forgeries } from "./forge-id-token";
import { readBody } from "./read-body";

/** What is wrong with the platform right now. */
export interface FaultState {
  /** Every answer waits this long, in milliseconds. */
  slowMs: number;
  /** Every answer is 503. */
  down: boolean;
  /** Limits `slowMs` and `down` to paths beginning so; empty means all. */
  paths: string[];
  /** Token answers carry this kind of bad id_token. */
  idToken: Forgery | null;
}

const sound: FaultState = { slowMs: 0, down: false, paths: [], idToken: null };
const longestDelayMs = 120_000;

/** Throws a TypeError when a change asks for an unknown or impossible fault. */
function parseChange(value: unknown): Partial<FaultState> {
  if (typeof value !== "object" || value === null) throw new TypeError("faults are given as an object");
  const { slowMs, down, paths, idToken, ...unknown } = value as Record<string, unknown>;
  if (Object.keys(unknown).length > 0)
    throw new TypeError(`unknown fault ${Object.keys(unknown).join(", ")}`);
  const change: Partial<FaultState> = {};
  if (slowMs !== undefined) {
    if (typeof slowMs !== "number" || !(slowMs >= 0 && slowMs <= longestDelayMs)) {
      throw new TypeError(`slowMs must lie within 0 and ${longestDelayMs}`);
    }
    change.slowMs = slowMs;
  }
  if (down !== undefined) {
    if (typeof down !== "boolean") throw new TypeError("down must be true or false");
    change.down = down;
  }
  if (paths !== undefined) {
    if (!Array.isArray(paths) || !paths.every((path) => typeof path === "string")) {
      throw new TypeError("paths must be a list of strings");
    }
    change.paths = paths;
  }
  if (idToken !== undefined) {
    const forgery = forgeries.find((known) => known === idToken) ?? null;
    if (idToken !== null && forgery === null) throw new TypeError(`idToken: one of ${forgeries.join(", ")}`);
    change.idToken = forgery;
  }
  return change;
}

/** Switches for making the platform misbehave, from code or over HTTP. */
export class Faults {
  #state: FaultState = sound;

  /** Changes the named faults and leaves the others as they are. */
  set(change: Partial<FaultState>): void {
    this.#state = { ...this.#state, ...parseChange(change) };
  }

  /** Makes the platform sound again. */
  clear(): void {
    this.#state = sound;
  }

  get(): FaultState {
    return { ...this.#state, paths: [...this.#state.paths] };
  }

  /** Delay and outage that hit a request to this path. */
  at(path: string): { slowMs: number; down: boolean } {
    const { paths, slowMs, down } = this.#state;
    const hit = paths.length === 0 || paths.some((prefix) => path.startsWith(prefix));
    return hit ? { slowMs, down } : { slowMs: 0, down: false };
  }
}

/** Where the switches are reachable over HTTP when a secret is set: GET, POST (JSON) and DELETE. */
export const faultsPath = "/_stand-in/faults";

function knowsSecret(request: IncomingMessage, secret: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? "");
  const wanted = Buffer.from(`Bearer ${secret}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Answers a request to the switches; without the secret they do not seem to exist. */
export async function answerFaults(
  request: IncomingMessage,
  response: ServerResponse,
  faults: Faults,
  secret: string | undefined,
): Promise<void> {
  const answer = (status: number, body: unknown) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  if (!secret || !knowsSecret(request, secret)) return answer(404, { error: "not_found" });
  if (request.method === "DELETE") faults.clear();
  else if (request.method === "POST") {
    try {
      faults.set(JSON.parse(await readBody(request)));
    } catch (error) {
      return answer(400, { error: error instanceof Error ? error.message : "bad request" });
    }
  } else if (request.method !== "GET") return answer(405, { error: "method_not_allowed" });
  answer(200, faults.get());
}
