import { S3Error } from "./errors";

/** What the store is told to do wrong. */
export type Misbehaviour =
  /** Answers every request with this status, also those whose body is on its way. */
  | { fail: number }
  /** Takes requests and never answers, as behind a firewall that swallows packets. */
  | { block: true }
  /** Drops connections, running ones at once, as when the machine goes down. */
  | { cut: true };

const codes: Record<number, string> = { 500: "InternalError", 503: "SlowDown", 403: "AccessDenied" };

/** The switch for faults. Requests pass it at their start and with every piece of their body. */
export class Faults {
  current: Misbehaviour | undefined;
  #waiting: (() => void)[] = [];

  /** Misbehaves from now on; undefined heals, and lets go of whoever was kept waiting. */
  set(fault: Misbehaviour | undefined): void {
    this.current = fault;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  get cutting(): boolean {
    return this.current !== undefined && "cut" in this.current;
  }

  /** Resolves when all is well. Throws the fault's refusal, or `Dropped` when the connection must end. */
  async pass(): Promise<void> {
    const fault = this.current;
    if (!fault) return;
    if ("fail" in fault) throw new S3Error(fault.fail, codes[fault.fail] ?? "InternalError", "Told to fail.");
    if ("block" in fault) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    throw new Dropped(); // a blocked client is never answered, not even late
  }
}

/** The connection is to be closed without an answer. */
export class Dropped extends Error {
  override name = "Dropped";
}

/** Reads a command of the admin path: `{"fail":503}`, `{"block":true}`, `{"cut":true}`, `{"heal":true}`. */
export function readFault(text: string): Misbehaviour | undefined {
  const wish = JSON.parse(text) as Record<string, unknown>;
  if (typeof wish.fail === "number" && wish.fail >= 400 && wish.fail <= 599) return { fail: wish.fail };
  if (wish.block === true) return { block: true };
  if (wish.cut === true) return { cut: true };
  if (wish.heal === true) return undefined;
  throw new S3Error(400, "InvalidArgument", "Say fail (400–599), block, cut or heal.");
}
